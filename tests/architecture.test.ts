// Who may import whom, as one table; every import of the sources is parsed and held to it.
// A seeded violation shows that the check can fail.
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { parseSync } from 'oxc-parser';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** A part of the project: where it lies, and what it may import. `npm:x` is a package, `node:*` any builtin. */
interface Part {
  readonly name: string;
  readonly covers: (file: string) => boolean;
  readonly mayImport: readonly string[];
  /** What may be imported as types only. */
  readonly types?: readonly string[];
}

const under =
  (...folders: string[]) =>
  (file: string): boolean =>
    folders.some((folder) => file === folder || file.startsWith(`${folder}/`));

// The first part that covers a file counts, so the narrower ones stand first.
const PARTS: readonly Part[] = [
  { name: 'seed-tools', covers: under('data/seed/tools'), mayImport: ['seed-tools', 'data', 'node:*', 'npm:zod'] },
  { name: 'data', covers: under('data'), mayImport: ['data', 'npm:zod', 'npm:edtf', 'npm:intl-messageformat'] },
  {
    name: 'library',
    covers: under('src-main/library'),
    mayImport: ['library', 'data', 'node:*', 'npm:lowdb', 'npm:fflate'],
  },
  { name: 'interchange', covers: under('src-main/interchange'), mayImport: ['interchange', 'data', 'node:*', 'npm:*'] },
  {
    name: 'contract',
    covers: under(
      'src-main/api/contract.ts',
      'src-main/api/contract-import.ts',
      'src-main/api/contract-keeping.ts',
      'src-main/api/contract-export.ts',
      'src-main/api/commands.ts',
      'src-main/api/result.ts',
      'src-main/api/channels.ts',
    ),
    mayImport: ['contract', 'data'],
  },
  {
    name: 'api',
    covers: under('src-main/api'),
    mayImport: ['api', 'contract', 'data', 'library', 'interchange', 'node:*'],
  },
  {
    name: 'desktop',
    covers: under('src-main/desktop'),
    mayImport: ['desktop', 'api', 'contract', 'data', 'npm:electron', 'node:*'],
  },
  { name: 'web', covers: under('src-main/web'), mayImport: ['web', 'api', 'contract', 'data', 'node:*'] },
  { name: 'preload', covers: under('src-main/preload.ts'), mayImport: ['npm:electron', 'contract'] },
  {
    name: 'entries',
    covers: under('src-main'),
    mayImport: [
      'entries',
      'library',
      'interchange',
      'api',
      'contract',
      'desktop',
      'web',
      'data',
      'node:*',
      'npm:electron',
      'npm:vite',
    ],
  },
  {
    name: 'layout',
    covers: under('src-renderer/timeline/layout'),
    mayImport: ['layout', 'data', 'npm:d3', 'npm:d3-scale', 'npm:d3-time', 'npm:d3-array'],
    types: ['contract'],
  },
  {
    name: 'draw',
    covers: under('src-renderer/timeline/draw'),
    mayImport: ['draw', 'layout', 'npm:d3'],
  },
  {
    name: 'state',
    covers: under('src-renderer/state'),
    mayImport: ['state', 'layout', 'data', 'npm:@preact/signals'],
    types: ['contract', 'renderer'],
  },
  {
    name: 'timeline',
    covers: under('src-renderer/timeline'),
    mayImport: ['timeline', 'layout', 'draw', 'state', 'data', 'npm:preact', 'npm:@preact/signals', 'npm:d3'],
    types: ['contract'],
  },
  {
    name: 'panes',
    covers: under('src-renderer/panes'),
    mayImport: ['panes', 'timeline', 'layout', 'state', 'data', 'npm:preact', 'npm:@preact/signals', 'npm:marked'],
    types: ['contract'],
  },
  {
    name: 'renderer',
    covers: under('src-renderer'),
    mayImport: [
      'renderer',
      'panes',
      'state',
      'timeline',
      'data',
      'npm:preact',
      'npm:@preact/signals',
      'npm:@fontsource-variable',
    ],
    types: ['contract'],
  },
];

interface Import {
  readonly from: string;
  readonly specifier: string;
  readonly typeOnly: boolean;
}

/** Every import and re-export of a file, dynamic ones with a literal included. */
function importsOf(file: string, source: string): Import[] {
  const { module, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} does not parse: ${errors[0]?.message}`);
  const imports: Import[] = module.staticImports.map((entry) => ({
    from: file,
    specifier: entry.moduleRequest.value,
    typeOnly: entry.entries.length > 0 && entry.entries.every((name) => name.isType),
  }));
  for (const entry of module.staticExports) {
    const first = entry.entries.find((name) => name.moduleRequest);
    if (!first?.moduleRequest) continue;
    const typeOnly = entry.entries.every((name) => name.isType);
    imports.push({ from: file, specifier: first.moduleRequest.value, typeOnly });
  }
  for (const entry of module.dynamicImports) {
    const text = source.slice(entry.moduleRequest.start, entry.moduleRequest.end);
    const literal = /^['"](.+)['"]$/.exec(text);
    if (literal?.[1]) imports.push({ from: file, specifier: literal[1], typeOnly: false });
  }
  return imports;
}

function partOf(file: string): Part | undefined {
  return PARTS.find((part) => part.covers(file));
}

/** What is imported, as the table names it; null for what has no part (styles, JSON beside a file). */
function targetOf({ from, specifier }: Import): string | null {
  if (specifier.startsWith('.')) {
    const file = relative(root, resolve(root, dirname(from), specifier)).replaceAll('\\', '/');
    if (file.endsWith('.css') || file === 'package.json') return null;
    return partOf(file)?.name ?? `outside: ${file}`;
  }
  if (specifier.startsWith('node:') || builtinModules.includes(specifier)) return 'node:*';
  const segments = specifier.split('/');
  const name = specifier.startsWith('@') ? segments.slice(0, 2).join('/') : segments[0];
  return `npm:${name}`;
}

function allows(rules: readonly string[], target: string): boolean {
  return rules.some(
    (rule) => rule === target || (rule === 'npm:*' && target.startsWith('npm:')) || target.startsWith(`${rule}/`),
  );
}

/** The forbidden imports of one file, each as a sentence. */
function violations(file: string, source: string): string[] {
  const part = partOf(file);
  if (!part) return [`${file} belongs to no part`];
  return importsOf(file, source).flatMap((entry) => {
    const target = targetOf(entry);
    if (target === null || allows(part.mayImport, target)) return [];
    if (entry.typeOnly && allows(part.types ?? [], target)) return [];
    return [`${file} (${part.name}) imports ${entry.specifier} (${target})`];
  });
}

function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

describe('who may import whom', () => {
  const files = ['data', 'src-main', 'src-renderer'].flatMap(sourceFiles);

  it('reads the sources it is to judge', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files).toContain('src-renderer/state/actions.ts');
  });

  it('finds no forbidden import', () => {
    expect(files.flatMap((file) => violations(file, readFileSync(join(root, file), 'utf8')))).toEqual([]);
  });

  it.each([
    ['data/text.ts', `import { readFileSync } from 'node:fs';`],
    ['src-main/library/journal.ts', `import { app } from 'electron';`],
    ['src-main/library/journal.ts', `import { dispatch } from '../api/handlers.ts';`],
    ['src-main/web/server.ts', `import { createWindow } from '../desktop/window.ts';`],
    ['src-main/preload.ts', `import { z } from '../data/zod.ts';`],
    ['src-renderer/state/actions.ts', `import { App } from '../panes/app.tsx';`],
    ['src-renderer/panes/app.tsx', `import { contract } from '../../src-main/api/contract.ts';`],
    ['src-renderer/timeline/layout/scene.ts', `import { signal } from '@preact/signals';`],
    ['src-renderer/timeline/layout/scene.ts', `export { signal } from '@preact/signals';`],
    ['src-renderer/main.tsx', `const fs = await import('node:fs');`],
  ])('sees a violation in %s: %s', (file, source) => {
    expect(violations(file, source)).toHaveLength(1);
  });

  it('lets types of the contract into the renderer, and nothing else of it', () => {
    const file = 'src-renderer/panes/app.tsx';
    expect(violations(file, `import type { IndexRow } from '../../src-main/api/contract.ts';`)).toEqual([]);
    expect(violations(file, `import { type IndexRow } from '../../src-main/api/contract.ts';`)).toEqual([]);
  });
});
