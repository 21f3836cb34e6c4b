/** Every request to Sample Tool, as data. Change this file and answers.ts first: no other knows what the API looks like. */
import type { HttpQuery, JsonObject, Operation } from '@msp/protocol';
import { z } from 'zod';
import type { Context } from './contract.js';

const API = 'https://api.sample-tool.example/graphql';

/** @param query a fixed text; what people wrote is a variable, never a part of it */
export const graphql = ({ secret }: Context, query: string, variables: JsonObject): HttpQuery => ({
  language: 'http',
  request: {
    method: 'POST',
    url: API,
    // The token itself is put in by MSP when it sends: a query holds no secret.
    headers: { authorization: secret('token', 'Bearer ') },
    body: { query, variables },
  },
});

/** Something that is written into the tool. By its `reference`, an id of ours, it is found there again. */
export interface Entry {
  readonly reference: string;
  readonly title: string;
  readonly text: string;
}

// Every answer is one of `account`, `item` and `page`, so that answers.ts has three things to read.
const WHO = 'query { account: viewer { name } }';
const CREATE = 'mutation ($input: EntryInput!) { item: createEntry(input: $input) { id url title } }';
const SEARCH =
  'query ($space: String!, $words: String!) { page: entries(space: $space, words: $words) { items { id url title } } }';
const FIND = 'query ($reference: String!) { page: find(reference: $reference) { items { id url title } } }';

/** Asks whose account the token is: what `msp check` shows. */
export const whoAmI = (context: Context): HttpQuery => graphql(context, WHO, {});

/** Writes an entry into the space of the settings. */
export const createEntry = (context: Context, entry: Entry): HttpQuery =>
  graphql(context, CREATE, { input: { space: context.settings.space, ...entry } });

/** @param words as a person wrote them; entries in which they stand are the answer */
export const searchEntries = (context: Context, words: string): HttpQuery =>
  graphql(context, SEARCH, { space: context.settings.space, words });

const Creation = z.object({
  request: z.object({
    body: z.object({ variables: z.object({ input: z.object({ reference: z.string() }) }) }),
  }),
});

/** The reference of what an operation creates; null where it creates nothing. */
export const referenceOf = ({ query }: Operation): string | null =>
  Creation.safeParse(query).data?.request.body.variables.input.reference ?? null;

/** Asks for what an operation created, by its reference. */
export function findCreated(operation: Operation): HttpQuery {
  const { request } = operation.query as HttpQuery;
  const variables = { reference: referenceOf(operation) ?? '' };
  return { language: 'http', request: { ...request, body: { query: FIND, variables } } };
}
