// Two projects over the same specs: the web host in a browser, and Electron itself.
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results',
  fullyParallel: true,
  // A second try is reported as flaky, never as passed: it tells a slow machine from a fault.
  retries: process.env['CI'] ? 1 : 0,
  workers: 2,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list']],
  // Recording every test to keep the few that fail costs a fifth of the whole run: in CI the second try is recorded.
  use: { trace: process.env['CI'] ? 'on-first-retry' : 'retain-on-failure', screenshot: 'only-on-failure' },
  projects: [{ name: 'browser' }, { name: 'electron' }],
});
