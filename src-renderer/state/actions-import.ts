// What a person does with an import: chooses a file, corrects what its columns are, looks, brings it in or not.
// The host reads; this asks it, shows how far it is, and remembers mappings by their header.
import type { CommandInput } from '../../src-main/api/contract.ts';
import type { ColumnMapping } from '../../src-main/api/contract-import.ts';
import { changeDesk, host, showToast } from './actions.ts';
import { CHOOSING, importing, type Importing, type ImportSource, type Preview } from './importing.ts';
import { description } from './library.ts';
import { sendFile } from './send-file.ts';
import { desk, language, words } from './settings.ts';

/** Mappings that are remembered. */
const REMEMBERED = 40;
const ASKED_EVERY = 250;

// The task under way, by which it is asked about and stopped; a new one ends what came before.
let token = '';
let controller = new AbortController();

function set(changes: Partial<Importing>): void {
  if (importing.value) importing.value = { ...importing.value, ...changes };
}

/** Opens the dialog; with a file, at once with that. */
export function openImport(file?: File): void {
  if (description.value?.readOnly !== false) return;
  if (!importing.value) importing.value = CHOOSING;
  if (file) void takeFile(file);
}

/** Closes the dialog and stops what is under way. */
export function closeImport(): void {
  stop();
  importing.value = null;
}

function stop(): void {
  controller.abort();
  controller = new AbortController();
  if (token !== '') void host().call('library.importStop', { token });
  token = '';
}

/** Stops reading or writing; the dialog stays. */
export function stopImport(): void {
  const state = importing.value;
  stop();
  if (state) set({ step: state.preview ? 'preview' : 'choose', progress: null, failure: null });
}

/** Back to the choice of a file. */
export function chooseAnother(): void {
  stop();
  importing.value = CHOOSING;
}

/** Takes a chosen or dropped file. */
export async function takeFile(file: File): Promise<void> {
  stop();
  importing.value = { ...CHOOSING, step: 'sending' };
  const mine = controller;
  const sent = await sendFile(file, (progress) => set({ progress }), mine.signal);
  if (mine.signal.aborted || !importing.value) return;
  if (!sent.ok) set({ step: 'choose', failure: sent.error.message });
  else await look({ source: sent.value, mapping: null, anyPair: false });
}

/** Takes pasted text. */
export async function takeText(text: string): Promise<void> {
  if (text.trim() === '') return;
  const source: ImportSource = {
    name: words.value('import.pasted'),
    size: text.length,
    content: text,
    encoding: 'text',
  };
  importing.value = CHOOSING;
  await look({ source, mapping: null, anyPair: false });
}

/** What a column is was corrected: look again. */
export async function changeMapping(mapping: ColumnMapping): Promise<void> {
  const state = importing.value;
  if (state?.source) await look({ source: state.source, mapping, anyPair: state.anyPair });
}

/** GDELT: the pair, or any. */
export async function changePair(anyPair: boolean): Promise<void> {
  const state = importing.value;
  if (state?.source) await look({ source: state.source, mapping: state.mapping, anyPair });
}

interface Wish {
  readonly source: ImportSource;
  readonly mapping: ColumnMapping | null;
  readonly anyPair: boolean;
}

function inputOf({ source, mapping, anyPair }: Wish): CommandInput<'library.preview'> {
  return {
    name: source.name,
    content: source.content,
    encoding: source.encoding,
    language: language.value,
    token,
    ...(mapping && mapping.columns['date'] !== undefined ? { mapping } : {}),
    ...(anyPair ? { options: { pair: 'any' } } : {}),
  };
}

async function look(wish: Wish): Promise<void> {
  stop();
  token = crypto.randomUUID();
  const mine = token;
  set({ ...wish, step: 'reading', progress: null, failure: null });
  // Without a column of dates there is nothing to read yet.
  if (wish.mapping && wish.mapping.columns['date'] === undefined) {
    set({ step: 'preview' });
    return;
  }
  const watching = watch(mine);
  const answer = await host().call('library.preview', inputOf(wish));
  clearInterval(watching);
  if (token !== mine || !importing.value) return;
  if (!answer.ok) {
    set({ step: importing.value.preview ? 'preview' : 'choose', failure: answer.error.message, progress: null });
    return;
  }
  const preview = answer.value;
  const remembered = wish.mapping === null ? rememberedFor(preview) : null;
  if (remembered) {
    set({ preview });
    await look({ ...wish, mapping: remembered });
    return;
  }
  set({ step: 'preview', preview, mapping: preview.table?.mapping ?? wish.mapping, progress: null });
}

/** Asks now and then how far a task is. */
function watch(mine: string): ReturnType<typeof setInterval> {
  const ask = async (): Promise<void> => {
    const answer = await host().call('library.importProgress', { token: mine });
    if (token !== mine || !answer.ok || !answer.value) return;
    const { read, size } = answer.value;
    set({ progress: size !== null && size > 0 ? Math.min(1, read / size) : null });
  };
  return setInterval(() => void ask(), ASKED_EVERY);
}

/** Brings in what is previewed, as one step that Undo takes back. */
export async function runImport(): Promise<void> {
  const state = importing.value;
  if (!state?.source || state.step !== 'preview') return;
  token = crypto.randomUUID();
  const mine = token;
  set({ step: 'writing', progress: null, failure: null });
  const watching = watch(mine);
  const wish = { source: state.source, mapping: state.mapping, anyPair: state.anyPair };
  const answer = await host().call('library.import', { ...inputOf(wish), changeId: mine });
  clearInterval(watching);
  if (token !== mine || !importing.value) return;
  if (!answer.ok) {
    set({ step: 'preview', failure: answer.error.message, progress: null });
    return;
  }
  if (state.mapping && state.preview) remember(state.preview, state.mapping);
  const { added, merged } = answer.value;
  importing.value = null;
  token = '';
  showToast(words.value('import.done', { added, merged }), { undo: true });
}

/** The header of a table as one text: what a mapping is remembered by. */
function headerOf({ table }: Preview): string | null {
  const header = table?.records[0]?.join('\u001f') ?? '';
  return header === '' ? null : header.slice(0, 2_000);
}

function rememberedFor(preview: Preview): ColumnMapping | null {
  const header = headerOf(preview);
  const found = header === null ? undefined : desk.value.mappings.find((kept) => kept.header === header);
  if (!found || JSON.stringify(found.mapping) === JSON.stringify(preview.table?.mapping)) return null;
  return found.mapping;
}

function remember(preview: Preview, mapping: ColumnMapping): void {
  const header = headerOf(preview);
  if (header === null || !mapping.header) return;
  const others = desk.value.mappings.filter((kept) => kept.header !== header);
  changeDesk({ mappings: [{ header, mapping }, ...others].slice(0, REMEMBERED) });
}
