/** Every call of the SDK, as data; connect.ts makes it. Change these two and answers.ts first: no other knows what the API looks like. */
import type { DocumentQuery, JsonObject, Operation } from '@msp/protocol';
import { z } from 'zod';
import type { Context } from './contract.js';

/** What connect.ts can do. */
export const Call = z.object({
  name: z.enum(['whoAmI', 'findEntries', 'createEntry']),
  input: z.record(z.string(), z.json()),
});
export type Call = z.infer<typeof Call>;

/** No secret stands in a call: connect.ts has them. */
export const call = (name: Call['name'], input: JsonObject): DocumentQuery => ({
  language: 'slack',
  document: { name, input },
});

/** Something that is written into the tool. By its `reference`, an id of ours, it is found there again. */
export interface Entry {
  readonly reference: string;
  readonly title: string;
  readonly text: string;
}

/** Asks whose account the token is: what `msp check` shows. */
export const whoAmI = (): DocumentQuery => call('whoAmI', {});

/** Writes an entry into the space of the settings. */
export const createEntry = ({ settings: { space } }: Context, entry: Entry): DocumentQuery =>
  call('createEntry', { space, ...entry });

/** @param words as a person wrote them; entries in which they stand are the answer */
export const searchEntries = ({ settings: { space } }: Context, words: string): DocumentQuery =>
  call('findEntries', { space, words });

/** By which call something is found that another one created. */
const FINDING: Readonly<Record<string, Call['name']>> = {
  createEntry: 'findEntries',
};
const Creation = z.object({
  document: z.object({ name: z.string(), input: z.object({ reference: z.string() }) }),
});
const creationOf = ({ query }: Operation) => {
  const { data } = Creation.safeParse(query);
  return data && FINDING[data.document.name] ? data.document : null;
};

/** The reference of what an operation creates; null where it creates nothing. */
export const referenceOf = (operation: Operation): string | null =>
  creationOf(operation)?.input.reference ?? null;

/** Asks for what an operation created, by its reference. */
export function findCreated(operation: Operation): DocumentQuery {
  const { name, input } = creationOf(operation) ?? { name: 'createEntry', input: { reference: '' } };
  return call(FINDING[name] ?? 'findEntries', { reference: input.reference });
}
