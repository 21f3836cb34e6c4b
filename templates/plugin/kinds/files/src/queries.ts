/** Everything that is asked of the folder, as data; connect.ts does it. A file has a title in its first line, and a text below it. */
import type { DocumentQuery, Operation } from '@msp/protocol';
import { z } from 'zod';
import type { Context } from './contract.js';

/** Where the files lie, each kind in a folder of its own. */
const FOLDERS = [
  'entries',
  'tasks', // part: tasks
] as const;

/** A file in one of them. Its name is never made of what people wrote: that could lead anywhere. */
const Path = z.string().regex(new RegExp(`^(${FOLDERS.join('|')})/[0-9a-zA-Z-]{1,60}\\.md$`));

/** What connect.ts can do. */
export const Deed = z.union([
  z.strictObject({ look: z.literal(true) }),
  z.strictObject({ write: Path, text: z.string(), reference: z.string().optional() }),
  z.strictObject({ find: z.enum(FOLDERS), words: z.string().optional(), id: Path.optional() }),
]);

export const query = (document: z.infer<typeof Deed>): DocumentQuery => ({
  language: 'file',
  document: JSON.parse(JSON.stringify(document)),
});

/** Something that is written down. By its `reference`, an id of ours, it is known. */
export interface Entry {
  readonly reference: string;
  readonly title: string;
  readonly text: string;
}

/** On one line, whatever it holds. */
export const oneLine = (text: string): string => text.toWellFormed().replace(/\s+/g, ' ').trim();

/** Asks for the folder itself: what `msp check` shows. */
export const whoAmI = (): DocumentQuery => query({ look: true });

/** Writes an entry into a file of its own. */
export const createEntry = ({ uuid }: Context, { reference, title, text }: Entry): DocumentQuery =>
  query({
    write: `entries/${uuid(reference)}.md`,
    text: `# ${oneLine(title)}\n\n${text.toWellFormed()}\n`,
    reference,
  });

/** @param words as a person wrote them; entries in which they stand are the answer */
export const searchEntries = (_: Context, words: string): DocumentQuery => query({ find: 'entries', words });

const Creation = z.object({ document: z.object({ reference: z.string() }) });

/** The reference of what an operation creates; null where it creates nothing. */
export const referenceOf = ({ query }: Operation): string | null =>
  Creation.safeParse(query).data?.document.reference ?? null;
