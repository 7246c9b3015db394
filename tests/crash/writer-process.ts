// A process that writes to a library until it is stopped, and says on stdout what was acknowledged, as it happens.
//   writer-process.ts FOLDER SEED COUNT [compact-after]
// `open MS` or `not CODE MESSAGE`; then `v N` before the volley N, `y N I` / `n N I` for its answers; `closing MS`, `done`.
import { writeSync } from 'node:fs';
import { openLibrary } from '../../src-main/library/library.ts';
import { ask } from './model.ts';
import { randomFrom } from './soak.ts';
import { volleys } from './volleys.ts';

const [folder = '', seed = '1', count = '12', compactAfter = '20000'] = process.argv.slice(2);
// Synchronous, so that what was said before a kill has been said.
const say = (line: string): void => void writeSync(1, `${line}\n`);

const opened = await openLibrary({ folder, appVersion: 'test', compactAfter: Number(compactAfter) });
if (opened.ok) {
  say(`open ${Date.now()}`);
  for (const [number, volley] of volleys(randomFrom(Number(seed)), Number(count)).entries()) {
    say(`v ${number}`);
    await Promise.all(
      volley.map(async (command, index) => {
        const taken = await ask(opened.value, command);
        say(`${taken ? 'y' : 'n'} ${number} ${index}`);
      }),
    );
  }
  say(`closing ${Date.now()}`);
  await opened.value.close();
  say('done');
} else say(`not ${opened.error.code} ${opened.error.message}`);
