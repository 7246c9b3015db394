// The library's bench: a durable add, an opening, an import and the memory of it all, beside the least that each can
// cost (an append with fdatasync, JSON.parse of the file) and beside stock lowdb. Each measurement has its own process.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { median, percentile, short, table } from './numbers.ts';

const root = resolve(import.meta.dirname, '../..');
const out = join(root, 'out', 'bench-library');
const MB = 1e6;

interface Adds {
  readonly adds: number[];
  readonly appends: number[];
}

interface Opened {
  readonly ms: number;
  /** Processor time: what it costs whatever else the machine is doing. */
  readonly cpuMs: number;
  readonly size: number;
  readonly peak: number;
}

interface HostMeasured {
  readonly answered: number;
  readonly afterIndex: number;
  readonly during: number[];
  readonly compacted: number;
  readonly peak: number;
}

/** Builds the child as one file, so that no time goes into compiling it. */
async function buildChild(): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(root, 'tests/bench/library-child.ts'),
      outDir: join(out, 'child'),
      emptyOutDir: true,
      rollupOptions: { output: { entryFileNames: 'child.mjs' } },
    },
  });
}

// What a mode answers is a matter between here and the child: each caller says what it reads.
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters
function measure<T>(mode: string, folder: string, count = 0): T {
  const child = join(out, 'child', 'child.mjs');
  const ran = spawnSync(process.execPath, [child, mode, folder, String(count)], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (ran.status !== 0) throw new Error(`${mode} failed: ${ran.stderr}`);
  return JSON.parse(ran.stdout.trim().split('\n').at(-1) ?? '') as T;
}

/** Runs every measurement; `quick` takes a tenth of the events, twice. */
export async function benchLibrary(quick: boolean): Promise<{ figures: unknown; markdown: string }> {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  await buildChild();
  const runs = quick ? 2 : 5;
  const many = quick ? 10_000 : 100_000;
  const few = many / 100;
  const times = <T>(run: (at: number) => T): T[] => Array.from({ length: runs }, (_, at) => run(at));

  const imports = times((at) => {
    const folder = join(out, `import-${at}`);
    const result = measure<{ ms: number; cpuMs: number; told: number; bytes: number; peak: number }>(
      'import',
      folder,
      many,
    );
    if (at > 0) rmSync(folder, { recursive: true });
    return result;
  });
  const large = join(out, 'import-0');
  const small = join(out, 'small');
  measure('import', small, few);
  const cancelled = measure<{ ms: number; unchanged: boolean }>('cancel', join(out, 'cancel'), many);
  if (!cancelled.unchanged) throw new Error('An import that was called off changed something.');

  const opens = times(() => ({
    open: measure<Opened>('open', large),
    parse: measure<Opened>('parse', large),
  }));
  for (const { open, parse } of opens)
    if (open.size !== many || parse.size !== many) throw new Error('Events are missing.');
  const bytes = statSync(join(large, 'db.json')).size;
  const stock = measure<{ adds: number[]; peak: number }>('lowdb', large);
  rmSync(join(large, 'stock.json'));
  // On a copy each: adding changes what is there.
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- as above
  const onCopy = <T>(mode: string, folder: string): T => {
    const copy = join(out, 'copy');
    cpSync(folder, copy, { recursive: true });
    const result = measure<T>(mode, copy);
    rmSync(copy, { recursive: true });
    return result;
  };
  const adds = times(() => ({ small: onCopy<Adds>('add', small), large: onCopy<Adds>('add', large) }));
  const hosts = times(() => onCopy<HostMeasured>('host', large));
  rmSync(out, { recursive: true, force: true });

  const over = <T>(rows: readonly T[], read: (row: T) => number): number => median(rows.map(read));
  const figures = {
    events: many,
    eventBytes: over(imports, (each) => each.bytes),
    fileBytes: bytes,
    add: {
      p50: over(adds, (each) => median(each.large.adds)),
      p95: over(adds, (each) => percentile(each.large.adds, 0.95)),
      bareP50: over(adds, (each) => median(each.large.appends)),
      bareP95: over(adds, (each) => percentile(each.large.appends, 0.95)),
      ratioP95: over(adds, (each) => percentile(each.large.adds, 0.95) / percentile(each.large.appends, 0.95)),
      ratioP50: over(adds, (each) => median(each.large.adds) / median(each.large.appends)),
      stockP50: median(stock.adds),
      stockRatio: median(stock.adds) / over(adds, (each) => median(each.large.adds)),
      growth: over(adds, (each) => median(each.large.adds)) / over(adds, (each) => median(each.small.adds)),
      growthOverBare: over(
        adds,
        (each) =>
          median(each.large.adds) / median(each.large.appends) / (median(each.small.adds) / median(each.small.appends)),
      ),
    },
    open: {
      ms: over(opens, (each) => each.open.ms),
      parseMs: over(opens, (each) => each.parse.ms),
      ratio: over(opens, (each) => each.open.ms / each.parse.ms),
      cpuMs: over(opens, (each) => each.open.cpuMs),
      parseCpuMs: over(opens, (each) => each.parse.cpuMs),
      peak: over(opens, (each) => each.open.peak),
      parsePeak: over(opens, (each) => each.parse.peak),
    },
    host: {
      peak: over(hosts, (each) => each.peak),
      indexMs: over(hosts, (each) => each.answered),
      addWhileCompactingMax: over(hosts, (each) => Math.max(...each.during)),
      stockPeak: stock.peak,
    },
    import: {
      ms: over(imports, (each) => each.ms),
      cpuMs: over(imports, (each) => each.cpuMs),
      told: over(imports, (each) => each.told),
      peak: over(imports, (each) => each.peak),
      cancelMs: cancelled.ms,
    },
  };
  return { figures, markdown: markdownOf(figures, runs) };
}

type Figures = Awaited<ReturnType<typeof benchLibrary>>['figures'];

function markdownOf(figures: Figures, runs: number): string {
  const {
    add,
    open,
    host,
    import: imported,
    events,
    eventBytes,
  } = figures as {
    readonly events: number;
    readonly eventBytes: number;
    readonly add: Record<string, number>;
    readonly open: Record<string, number>;
    readonly host: Record<string, number>;
    readonly import: Record<string, number>;
  };
  const ms = (value = Number.NaN): string => `${short(value)} ms`;
  const mb = (value = Number.NaN): string => `${Math.round(value / MB)} MB`;
  const n = events.toLocaleString('en');
  const rows = [
    [
      `one added event, durable, at ${n}: p50 · p95`,
      `${ms(add['p50'])} · ${ms(add['p95'])}`,
      `bare append + fdatasync ${ms(add['bareP50'])} · ${ms(add['bareP95'])}`,
      `${short(add['ratioP95'] ?? Number.NaN)} × at p95`,
    ],
    [
      'the same in stock lowdb, not durable',
      ms(add['stockP50']),
      '',
      `${Math.round(add['stockRatio'] ?? Number.NaN)} × slower`,
    ],
    [
      `growth of an add, ${(events / 100).toLocaleString('en')} → ${n}`,
      `${short(add['growth'] ?? Number.NaN)} ×`,
      'against the bare append of the same moment',
      `${short(add['growthOverBare'] ?? Number.NaN)} ×`,
    ],
    [
      `opening ${n}, fresh process`,
      ms(open['ms']),
      `JSON.parse of the file ${ms(open['parseMs'])}`,
      `${short(open['ratio'] ?? Number.NaN)} ×`,
    ],
    ['the same, processor time', ms(open['cpuMs']), `JSON.parse of the file ${ms(open['parseCpuMs'])}`, ''],
    [
      `peak memory, host with ${n}, index answered, compacted`,
      mb(host['peak']),
      `opened alone ${mb(open['peak'])}; JSON.parse ${mb(open['parsePeak'])}; stock lowdb ${mb(host['stockPeak'])}`,
      '',
    ],
    ['answering `events.index`', ms(host['indexMs']), '', ''],
    ['longest add while compacting', ms(host['addWhileCompactingMax']), '', ''],
    [
      `importing ${n} as one change`,
      ms(imported['ms']),
      `progress told ${short(imported['told'] ?? 0)} times; called off within ${ms(imported['cancelMs'])}`,
      mb(imported['peak']),
    ],
    ['the same, processor time', ms(imported['cpuMs']), '', ''],
  ];
  const head = `Library: ${n} events of ${Math.round(eventBytes)} bytes, medians of ${runs}`;
  return `${head}\n\n${table(['figure', 'Entente', 'beside it', ''], rows)}`;
}
