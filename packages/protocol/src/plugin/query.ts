/**
 * Queries: what is to be sent to a tool, as data. A person reads them, a store keeps them, a transport sends them.
 * What is previewed is what is sent, byte for byte, except that a reference stands where a secret or a remote id goes.
 */
import * as z from 'zod/mini';
import type { Json, JsonObject } from './names.js';

/** The name of an account, as RFC 7617 lets it stand before a colon. */
const BasicUser = z.string().check(z.regex(/^[^:\p{Cc}]+$/u));

/**
 * Stands for a secret, which the host puts in when it sends: `{ $secret: 'apiKey' }`, or `Bearer ` before it. With `basic`, the
 * name of an account, it stands for the value of an `authorization` header of HTTP Basic: `Basic ` and both in base64.
 */
export const SecretReference = z.union([
  z.strictObject({ $secret: z.string().check(z.minLength(1)), before: z.optional(z.string()) }),
  z.strictObject({ $secret: z.string().check(z.minLength(1)), basic: BasicUser }),
]);

/**
 * Stands for the remote id that an earlier operation of the same plugin brought for a local one:
 * `{ $link: 'msp-2026-11-21-093042-k3x9' }`. `part` may ask for the address instead.
 */
export const LinkReference = z.strictObject({
  $link: z.string().check(z.minLength(1)),
  part: z.optional(z.enum(['id', 'url'])),
});

/** A reference to a secret. */
export type SecretReference = {
  readonly $secret: string;
  readonly before?: string;
  /** The account of HTTP Basic. Not together with `before`. */
  readonly basic?: string;
};
/** A reference to a link. */
export type LinkReference = { readonly $link: string; readonly part?: 'id' | 'url' };
export const Reference = z.union([SecretReference, LinkReference]);
export type Reference = SecretReference | LinkReference;

/**
 * A text with references in it: a string, a reference, or a list of both, joined. In a URL, links are percent-encoded.
 *
 * @example ['https://api.example.com/issues/', context.link(event.sessionId), '/comments']
 */
export const Template = z.union([z.string(), Reference, z.array(z.union([z.string(), Reference]))]);
export type Template = string | Reference | readonly (string | Reference)[];

const Parameters = z.record(z.string(), z.json());

/** A query in a language with parameters: Cypher, GraphQL, SQL, JQL. Values are parameters, never part of the text. */
export const TextQuery = z.strictObject({
  language: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/)),
  text: z.string().check(z.minLength(1)),
  parameters: Parameters,
});

/** An HTTP request. `body` is sent as JSON. */
export const HttpQuery = z.strictObject({
  language: z.literal('http'),
  request: z.strictObject({
    method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
    url: Template,
    headers: z.optional(z.record(z.string(), Template)),
    body: z.optional(z.json()),
  }),
});

/** Anything else that a plugin's own transport understands: a change of a file, a call of a tool. */
export const DocumentQuery = z.strictObject({
  language: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/)),
  document: Parameters,
});

export const Query = z.union([TextQuery, HttpQuery, DocumentQuery]);

/** A query in a language with parameters. */
export interface TextQuery {
  readonly language: string;
  readonly text: string;
  readonly parameters: JsonObject;
}

/** An HTTP request. */
export interface HttpQuery {
  readonly language: 'http';
  readonly request: {
    readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
    readonly url: Template;
    readonly headers?: Readonly<Record<string, Template>>;
    /** Plain JSON, in which references may stand. */
    readonly body?: Json;
  };
}

/** Anything else. */
export interface DocumentQuery {
  readonly language: string;
  readonly document: JsonObject;
}

export type Query = TextQuery | HttpQuery | DocumentQuery;
