// Files dropped anywhere on the window: a saved copy (`.entente`) is opened as a library; any other file is
// looked at as an import; nothing is navigated to.
// A pane that takes files itself prevents the event's default first, and is then left alone.
import { showToast } from '../state/actions.ts';
import { openArticle } from '../state/actions-article.ts';
import { openImport } from '../state/actions-import.ts';
import { words } from '../state/settings.ts';

/** Opens a saved copy as a library of its own; see Bridge.openDropped. */
type OpenDropped = (file: File) => Promise<{ readonly ok: boolean }>;

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;

/** Listens on the whole window; call it once. */
export function installFileDrop(openDropped: OpenDropped): void {
  window.addEventListener('dragover', (event) => {
    if (event.defaultPrevented || !hasFiles(event)) return;
    // Without this the browser would leave the page for the file.
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
  });
  window.addEventListener('drop', (event) => {
    if (event.defaultPrevented || !hasFiles(event)) return;
    event.preventDefault();
    const files = [...(event.dataTransfer?.files ?? [])];
    const copy = files.find(({ name }) => /\.entente$/i.test(name));
    if (copy) void open(openDropped, copy);
    else if (files[0]) takeFile(files[0]);
  });
}

// Pages and prose are articles; a text file may be a table, and the import says so where it is.
function takeFile(file: File): void {
  if (/\.(?:html?|xhtml|md|markdown)$/i.test(file.name)) openArticle(file);
  else if (/\.txt$/i.test(file.name)) void takeText(file);
  else openImport(file);
}

/** A text file is a table where its first lines have as many tabs or semicolons. */
async function takeText(file: File): Promise<void> {
  const lines = (await file.slice(0, 4_000).text()).split('\n').slice(0, 3);
  const marks = lines.map((line) => line.split(/[\t;]/).length);
  if (lines.length > 1 && (marks[0] ?? 1) > 1 && marks[0] === marks[1]) openImport(file);
  else openArticle(file);
}

async function open(openDropped: OpenDropped, file: File): Promise<void> {
  const opened = await openDropped(file);
  if (!opened.ok) showToast(words.value('drop.copyElsewhere', { name: file.name }), { tone: 'error' });
}
