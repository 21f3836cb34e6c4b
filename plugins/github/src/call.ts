/** A request to GitHub, as data: connect.ts sends it with the SDK, and nothing is added to it. */
import type { DocumentQuery, Operation, Query } from '@msp/protocol';
import { z } from 'zod';
import { ROUTES } from './routes.js';

const route = z.enum(ROUTES);
const parameters = z.record(z.string(), z.json());
/** So many pages are read at most. */
const pages = z.int().min(1).max(20);

/** What is looked for before: its number is put into the parameter `issue_number`. Where there is none, nothing is sent. */
const Find = z.strictObject({
  route,
  parameters,
  pages: pages.optional(),
  /** Only something in whose text this stands. */
  marker: z.string().optional(),
  /** Only something that is open, or was closed since. ISO 8601. */
  openSince: z.string().optional(),
  /** Is it all right where GitHub does not know it (404)? Default: no. */
  optional: z.boolean().optional(),
});

/** A request. */
export const Call = z.strictObject({
  route,
  parameters,
  /** In lower case. */
  headers: z.partialRecord(z.enum(['if-none-match', 'accept']), z.string()).optional(),
  find: Find.optional(),
  /** For a list: how many pages are read and put together. Default: the one that is asked for. */
  pages: pages.optional(),
  /** For a list: no further page is read once this stands in a text of it. */
  until: z.string().optional(),
  /** Is it all right where the token may not see it (403, 404)? Then there is nothing: null. Default: no. */
  optional: z.boolean().optional(),
  /** Not sent: from when on the probe looks for it. ISO 8601. */
  since: z.string().optional(),
});
export type Call = z.infer<typeof Call>;
export type Find = z.infer<typeof Find>;

/** The request as a query. */
export const call = (document: Call): DocumentQuery => ({ language: 'github', document: plain(document) });

/** Without what is not there: JSON has no word for it. */
const plain = (document: Call) =>
  Object.fromEntries(
    Object.entries(document).filter(([, value]) => value !== undefined),
  ) as DocumentQuery['document'];

/** The request of a query; null for any other. */
export const callOf = (query: Query): Call | null =>
  'document' in query && query.language === 'github' ? (Call.safeParse(query.document).data ?? null) : null;

/** The request of an operation. */
export const callIn = ({ query }: Operation): Call | null => callOf(query);
