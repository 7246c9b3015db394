// The one place that configures zod: jitless, because a strict CSP forbids `new Function`.
// Import `z` from here and nowhere else, so that no schema is built before this has run.
import { z } from 'zod';

z.config({ jitless: true });

export { z };
