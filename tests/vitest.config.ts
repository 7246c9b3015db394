import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  test: {
    include: ['tests/{data,main,renderer,crash,seed}/**/*.test.{ts,tsx}', 'tests/*.test.ts'],
    setupFiles: ['tests/properties.setup.ts'],
    testTimeout: process.env['ENTENTE_RUNS'] ? 600_000 : 30_000,
    hookTimeout: 60_000,
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
});
