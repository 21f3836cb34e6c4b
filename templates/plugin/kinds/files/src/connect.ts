/** The only file that touches the disk. Keep it thin: what can be wrong belongs into the others, where the tests look. */
import { access, constants, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { ConnectContext, Json, Transport } from '@msp/protocol';
import type { Secret } from './contract.js';
import { Deed } from './queries.js';
import type { Settings } from './settings.js';

/** The folder is looked for with each query, as a drive may come and go. */
export function connect({ settings }: ConnectContext<Settings, Secret>): Transport {
  const folder = settings.folder.replace(/^~(?=$|[\\/])/, () => homedir());
  return {
    /** @throws what the system says, e.g. that the disk is full: it is tried again */
    async send(query) {
      const deed = Deed.parse('document' in query ? query.document : null);
      // A folder that is not there is not made: it may be a drive that is not connected.
      await access(folder, constants.W_OK);
      if ('look' in deed) return { kind: 'answer', value: { name: folder } };
      if ('write' in deed) return { kind: 'answer', value: await write(folder, deed.write, deed.text) };
      const items = await find(folder, deed.find);
      return { kind: 'answer', value: { items: items.filter(({ id, text }) => matches(deed, id, text)) } };
    },
  };
}

/** Writes beside the file and puts that in its place: after a crash there is the old file or the new one. */
async function write(folder: string, path: string, text: string): Promise<Json> {
  const file = join(folder, path);
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(`${file}.new`, text);
  await rename(`${file}.new`, file);
  return { id: path };
}

interface Item {
  readonly [name: string]: Json;
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

async function find(folder: string, kind: string): Promise<Item[]> {
  const names = await readdir(join(folder, kind)).catch(() => []);
  const files = names.filter((name) => name.endsWith('.md')).sort();
  return Promise.all(
    files.map(async (name) => itemOf(`${kind}/${name}`, await readFile(join(folder, kind, name), 'utf8'))),
  );
}

/** What stands before the title in a first line. */
const MARKS = [
  '# ',
  '- [ ] ', // part: tasks
  '- [x] ', // part: tasks
];

function itemOf(id: string, text: string): Item {
  const [line = ''] = text.split('\n', 1);
  const mark = MARKS.find((each) => line.startsWith(each));
  return {
    id,
    title: mark === undefined ? id : line.slice(mark.length),
    text,
    ...(mark?.startsWith('-') && { done: mark === '- [x] ' }), // part: tasks
  };
}

function matches(
  deed: { words?: string | undefined; id?: string | undefined },
  id: string,
  text: string,
): boolean {
  const words = deed.words?.toLowerCase() ?? '';
  return (deed.id === undefined || deed.id === id) && text.toLowerCase().includes(words);
}
