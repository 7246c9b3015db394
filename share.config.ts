// The build of the page to share: the renderer's own code as one HTML file, its script and style named by their hashes
// in the page's policy, its fonts within. An export fills in language, title and events.
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { PAGE_SLOTS, SHARED_PAGE_ID } from './data/shared-page.ts';

const at = (path: string): string => resolve(import.meta.dirname, path);
const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;

/** Script and style as one page. */
function pageOf(script: string, style: string): string {
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="${PAGE_SLOTS.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${PAGE_SLOTS.title}</title>
<style>${style}</style>
</head>
<body>
<div id="app"></div>
<script type="application/json" id="${SHARED_PAGE_ID}">${PAGE_SLOTS.library}</script>
<script>${script}</script>
</body>
</html>
`;
}

/** Puts what was built into the page and nothing beside it. */
function onePage(): Plugin {
  return {
    name: 'one-page',
    // After Vite's own, which gathers the styles.
    enforce: 'post',
    generateBundle(_options, bundle) {
      let script = '';
      let style = '';
      for (const [file, output] of Object.entries(bundle)) {
        if (output.type === 'chunk') script += output.code;
        else if (file.endsWith('.css')) style += String(output.source);
        else throw new Error(`${file} would lie beside the page.`);
        delete bundle[file];
      }
      if (style === '') throw new Error('The page came out without its style.');
      // Neither may end its element early; in a string or an expression the backslash changes nothing.
      script = script.replaceAll(/<(?=\/script|!--)/gi, '\\x3C');
      if (/<\/style/i.test(style)) throw new Error('The style would end its element.');
      this.emitFile({ type: 'asset', fileName: 'page.html', source: pageOf(script, style) });
    },
  };
}

export default defineConfig({
  root: at('src-renderer/share'),
  base: './',
  logLevel: 'error',
  plugins: [onePage()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: at('out/share'),
    emptyOutDir: true,
    target: 'es2022',
    minify: true,
    cssCodeSplit: false,
    assetsInlineLimit: () => true,
    modulePreload: false,
    rollupOptions: {
      input: at('src-renderer/share/main.tsx'),
      output: { format: 'iife', entryFileNames: 'page.js', assetFileNames: '[name][extname]' },
    },
  },
});
