/** Every request to Jira, as data. Change this file and answers.ts first: no other knows what the API looks like. */
import type { HttpQuery, Operation } from '@msp/protocol';
import { z } from 'zod';
import type { Context } from './contract.js';

const API = 'https://api.jira.example/v1';

/** What people wrote, as it may stand in an address. */
export const encoded = (text: string): string => encodeURIComponent(text.toWellFormed());

/** @param path begins with a slash; what people wrote stands in it {@link encoded} */
export const request = (
  { secret }: Context,
  method: HttpQuery['request']['method'],
  path: string,
  body?: HttpQuery['request']['body'],
): HttpQuery => ({
  language: 'http',
  request: {
    method,
    url: `${API}${path}`,
    // The token itself is put in by MSP when it sends: a query holds no secret.
    headers: { authorization: secret('token', 'Bearer ') },
    ...(body !== undefined && { body }),
  },
});

/** Something that is written into the tool. By its `reference`, an id of ours, it is found there again. */
export interface Entry {
  readonly reference: string;
  readonly title: string;
  readonly text: string;
}

/** Asks whose account the token is: what `msp check` shows. */
export const whoAmI = (context: Context): HttpQuery => request(context, 'GET', '/me');

/** Writes an entry into the space of the settings. */
export const createEntry = (context: Context, entry: Entry): HttpQuery =>
  request(context, 'POST', '/entries', { space: context.settings.space, ...entry });

/** @param words as a person wrote them; entries in which they stand are the answer */
export const searchEntries = (context: Context, words: string): HttpQuery =>
  request(context, 'GET', `/entries?space=${encoded(context.settings.space)}&words=${encoded(words)}`);

const Creation = z.object({ request: z.object({ body: z.object({ reference: z.string() }) }) });

/** The reference of what an operation creates; null where it creates nothing. */
export const referenceOf = ({ query }: Operation): string | null =>
  Creation.safeParse(query).data?.request.body.reference ?? null;

/** Asks for what an operation created, by its reference. */
export function findCreated(operation: Operation): HttpQuery {
  const { url, headers = {} } = (operation.query as HttpQuery).request;
  const address = `${String(url)}?reference=${encoded(referenceOf(operation) ?? '')}`;
  return { language: 'http', request: { method: 'GET', url: address, headers } };
}
