// `npm run dev:web`: the web host, with the page served by Vite from its sources, reloaded as they change.
// For development alone: Vite puts styles inline and speaks over a socket, so the policy is looser here.
import { join, resolve } from 'node:path';
import { createServer } from 'vite';
import { CONTENT_SECURITY_POLICY } from './api/security.ts';
import { runWeb } from './start/run-web.ts';

const root = resolve(import.meta.dirname, '..');
const SOCKET = 24_678;

const vite = await createServer({
  configFile: false,
  root: join(root, 'src-renderer'),
  clearScreen: false,
  server: {
    middlewareMode: true,
    hmr: { host: '127.0.0.1', port: SOCKET },
    fs: { allow: [root] },
  },
});

const policy = CONTENT_SECURITY_POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
  .replace("connect-src 'self'", `connect-src 'self' ws://127.0.0.1:${SOCKET}`)
  .replace("worker-src 'self'", "worker-src 'self' blob:");

process.exitCode = await runWeb(process.argv.slice(2), root, {
  page: (request, response) => {
    response.setHeader('content-security-policy', policy);
    vite.middlewares(request, response);
  },
  close: () => vite.close(),
});
