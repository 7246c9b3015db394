// Formats of other timeline programs that Entente knows by sight and does not read: refused by their names.
import type { Sample } from './format.ts';

interface Peer {
  readonly name: string;
  readonly recognise: (sample: Sample) => boolean;
}

const isJson = (text: string): boolean => /^\s*[{[]/.test(text);

const PEERS: readonly Peer[] = [
  {
    name: 'SIMILE Timeline (XML)',
    recognise: ({ text }) => /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)*<data\b/.test(text) && /<event\b/.test(text),
  },
  {
    name: 'SIMILE Timeline (JSON)',
    recognise: ({ text }) =>
      isJson(text) &&
      (/["']?dateTimeFormat["']?\s*:/.test(text) ||
        /"(?:durationEvent|isDuration|latestStart|earliestEnd)"\s*:/.test(text)),
  },
  {
    name: 'chinatimeline / plot.ly timeline (JSON)',
    recognise: ({ text }) =>
      isJson(text) &&
      /"(?:time|timeFrom)"\s*:\s*"\d{4} \d{1,2} \d{1,2}/.test(text) &&
      /"(?:events|periods)"\s*:/.test(text),
  },
  {
    name: 'vis-timeline',
    recognise: ({ text }) =>
      /^\s*(?:var \w+ = )?(?:new vis\.DataSet\()?[[{]/.test(text) &&
      /["']?content["']?\s*:/.test(text) &&
      /["']?start["']?\s*:/.test(text) &&
      !/"start_date"/.test(text),
  },
  {
    name: 'Markwhen',
    recognise: ({ name, text }) => {
      if (/\.(?:mw|markwhen)$/i.test(name)) return true;
      const lines = text.split('\n').filter((line) => /\S/.test(line));
      const dated = lines.filter((line) =>
        /^\s*(?:\d{4}(?:-\d{2}){0,2}|\d{1,2}\/\d{4}|\d{3,4} (?:BC|AD))(?: ?[-/] ?\S+)?: \S/.test(line),
      );
      return lines.length >= 3 && dated.length > lines.length / 2;
    },
  },
  {
    name: 'Aeon Timeline',
    recognise: ({ name }) => /\.(?:aeon|aeonzip)$/i.test(name),
  },
  {
    name: 'PDF',
    recognise: ({ bytes }) => startsWith(bytes, '%PDF-'),
  },
  {
    name: 'Excel 97–2003 (XLS)',
    recognise: ({ bytes }) => bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0,
  },
  {
    name: 'SQLite',
    recognise: ({ bytes }) => startsWith(bytes, 'SQLite format 3'),
  },
  {
    name: 'gzip',
    recognise: ({ bytes }) => bytes[0] === 0x1f && bytes[1] === 0x8b,
  },
];

function startsWith(bytes: Uint8Array, text: string): boolean {
  return Array.from(text).every((character, at) => bytes[at] === character.charCodeAt(0));
}

/** The name of the format that a material is in, where it is one that Entente knows by sight only. */
export function peerOf(sample: Sample): string | undefined {
  return PEERS.find((peer) => peer.recognise(sample))?.name;
}
