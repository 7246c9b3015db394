// How many cases a property is tried on, and which: the same ones where a machine checks a change, so that whether
// it passes depends on the change alone; others on every other run. ENTENTE_RUNS=5000 looks longer than a change waits.
import * as fc from 'fast-check';

const runs = Number(process.env['ENTENTE_RUNS'] ?? 0);
fc.configureGlobal({
  ...(process.env['CI'] ? { seed: 20_230_618 } : {}),
  ...(runs > 0 ? { numRuns: runs } : {}),
});
