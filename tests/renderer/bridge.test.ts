// The page's side of staying in step: the stream is taken up again where it broke off, and a gap nobody can tell of
// is answered by reading everything.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { translator } from '../../data/i18n/t.ts';
import { UI_LANGUAGES } from '../../data/text.ts';
import { connectBridge, type HeardChange } from '../../src-renderer/bridge.ts';

class FakeEventSource extends EventTarget {
  static readonly CLOSED = 2;
  static all: FakeEventSource[] = [];
  readonly url: string;
  readyState = 1;

  constructor(url: string) {
    super();
    this.url = url;
    FakeEventSource.all.push(this);
  }

  hear(type: string, lastEventId: string, data: object = {}): void {
    this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data), lastEventId }));
  }

  /** Refused, or given up: the browser does not try again. */
  refuse(): void {
    this.readyState = FakeEventSource.CLOSED;
    this.dispatchEvent(new Event('error'));
  }

  /** Broken off: the browser tries again by itself, on the same object. */
  breakOff(): void {
    this.readyState = 0;
    this.dispatchEvent(new Event('error'));
  }

  close(): void {
    this.readyState = FakeEventSource.CLOSED;
  }
}

const streams = FakeEventSource.all;
const latest = (): FakeEventSource => {
  const one = streams.at(-1);
  if (!one) throw new Error('No stream was opened.');
  return one;
};
const after = (): string | null => new URL(latest().url, 'http://x').searchParams.get('after');

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', {});
  vi.stubGlobal('EventSource', FakeEventSource);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  streams.length = 0;
});

function follow() {
  const heard: HeardChange[] = [];
  const gaps = vi.fn<() => void>();
  const ending = vi.fn<() => void>();
  const stop = connectBridge(() => translator('en')).onChange(
    (change) => heard.push(change),
    gaps,
    async () => ending(),
  );
  return { heard, gaps, ending, stop };
}

describe('the stream of changes', () => {
  it('is taken up by number where it was refused, with longer and longer waits', () => {
    const { heard, gaps, stop } = follow();
    expect(after()).toBeNull();
    latest().hear('hello', 'run.7');
    latest().hear('change', 'run.8', { revision: 3 });
    latest().refuse();
    vi.advanceTimersByTime(999);
    expect(streams).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(after()).toBe('run.8');
    latest().refuse();
    vi.advanceTimersByTime(1_999);
    expect(streams).toHaveLength(2);
    vi.advanceTimersByTime(1);
    latest().hear('hello', 'run.8');
    latest().hear('change', 'run.9', { revision: 4 });
    expect(heard.map(({ revision }) => revision)).toEqual([3, 4]);
    expect(gaps).not.toHaveBeenCalled();
    stop();
  });

  it('is left to the browser where it merely broke off', () => {
    follow();
    latest().hear('hello', 'run.1');
    latest().breakOff();
    vi.advanceTimersByTime(60_000);
    expect(streams).toHaveLength(1);
  });

  it('has everything read again where it was refused before it said anything', () => {
    const { gaps } = follow();
    latest().refuse();
    vi.advanceTimersByTime(1_000);
    expect(gaps).not.toHaveBeenCalled();
    latest().hear('hello', 'run.5');
    expect(gaps).toHaveBeenCalledOnce();
  });

  it('ends with its window, waiting or not', () => {
    const { stop } = follow();
    latest().refuse();
    stop();
    vi.advanceTimersByTime(60_000);
    expect(streams).toHaveLength(1);
  });

  it('is let go of once the window has said its last, where the host ends, and taken up when there is one again', async () => {
    const { gaps, ending } = follow();
    latest().hear('hello', 'run.1');
    latest().hear('ending', 'run.1');
    expect(ending).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(0);
    expect(latest().readyState).toBe(FakeEventSource.CLOSED);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(after()).toBe('run.1');
    expect(gaps).not.toHaveBeenCalled();
  });

  it('says which changes are this window’s own', () => {
    const { heard } = follow();
    const client = new URL(latest().url, 'http://x').searchParams.get('client');
    latest().hear('change', 'run.1', { revision: 1, by: client });
    latest().hear('change', 'run.2', { revision: 2, by: 'another' });
    expect(heard.map(({ by }) => by)).toEqual(['self', 'another']);
  });
});

describe.each(UI_LANGUAGES)('a failure, in %s', (language) => {
  const t = translator(language);
  const call = () => connectBridge(() => t).call('desk.get', {});

  it('of a host that is gone is said in the words in force', async () => {
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('Failed to fetch')));
    expect(await call()).toMatchObject({ ok: false, error: { code: 'busy', message: t('failed.noHost') } });
  });

  it('that the host names by its key is said in them too, any other as it came', async () => {
    const answer = vi.fn<() => unknown>();
    vi.stubGlobal('fetch', async () => ({ json: async () => answer() }));
    const words = { key: 'failed.diskFull', values: {} };
    answer.mockReturnValueOnce({ ok: false, error: { code: 'storage', message: 'English', words } });
    expect(await call()).toMatchObject({ error: { message: t('failed.diskFull') } });
    for (const key of ['failed.unheardOf', 'toString', 'app.retry']) {
      answer.mockReturnValueOnce({
        ok: false,
        error: { code: 'storage', message: 'As it came.', words: { key, values: {} } },
      });
      // oxlint-disable-next-line no-await-in-loop -- one answer for each question
      expect(await call()).toMatchObject({ error: { message: 'As it came.' } });
    }
  });
});
