// The search's own thread where the sources run. Node 20 asks no loader for the first file of a thread, so this one,
// in plain JavaScript, brings the loader that reads TypeScript. What is built starts search-worker itself.
import { register } from 'tsx/esm/api';

register();
await import('./search-worker.ts');
