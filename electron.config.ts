// electron-vite's three builds: main (and the plain-Node entries beside it), preload, renderer.
// A sandboxed preload must be one CommonJS file, so it bundles what it imports.
import { resolve } from 'node:path';
import { defineConfig } from 'electron-vite';

const at = (path: string): string => resolve(import.meta.dirname, path);

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: 'node20.19',
      // Bundled, so that a package holds just what is used, and no node_modules.
      externalizeDeps: false,
      rollupOptions: {
        input: {
          index: at('src-main/index.ts'),
          web: at('src-main/web.ts'),
          launch: at('src-main/launch.ts'),
          cli: at('src-main/cli.ts'),
          'search-worker': at('src-main/library/search/search-worker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: at('src-main/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    build: {
      outDir: 'out/renderer',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: { input: { index: at('src-renderer/index.html') } },
    },
  },
});
