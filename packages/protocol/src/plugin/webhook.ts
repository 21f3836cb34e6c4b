/** The part `webhook` of a plugin: what a tool sends to us of its own accord. The check is declared, so that no plugin can get it wrong. */
import * as z from 'zod/mini';
import { described } from '../primitives.js';
import type { Json } from './names.js';

/** The name of a header, in small letters: requests are looked at without regard to case. */
const HeaderName = z.string().check(z.regex(/^[a-z0-9!#$%&'*+.^_`|~-]{1,100}$/));
const Prefix = z.optional(z.string().check(z.minLength(1), z.maxLength(100)));
const SecretName = z.string().check(z.minLength(1));

/** Where in a request something stands: in a header, after `prefix`, or in a field of the body. */
export const WebhookPlace = z.union([
  z.strictObject({ header: HeaderName, prefix: Prefix }),
  z.strictObject({ field: z.array(z.string()).check(z.minLength(1)) }),
]);

/**
 * Where in a request something stands.
 *
 * @example { header: 'linear-delivery' }
 * @example { field: ['action', 'id'] }
 */
export type WebhookPlace =
  | { readonly header: string; readonly prefix?: string }
  | { readonly field: readonly string[] };

const SIGNED = ['body', 'timestamp', 'id', 'method', 'url'] as const;

/** What the tool signs: texts as they are, and parts of the request as they came. `url` is the address that the tool was given. */
export const SignedPart = z.union([z.string(), z.strictObject({ part: z.enum(SIGNED) })]);
export type SignedPart = string | { readonly part: (typeof SIGNED)[number] };

/** An HMAC over the request. A field that is not known is refused: it could ask for a check that this host would not make. */
export const WebhookSignature = z
  .strictObject({
    secret: described(SecretName, "The name of the manifest's secret that is the key."),
    header: described(HeaderName, 'Where the signature stands. Several may, parted by commas or spaces.'),
    algorithm: z.enum(['sha1', 'sha256', 'sha512']),
    encoding: z.enum(['hex', 'base64']),
    prefix: described(Prefix, 'What stands before each signature, for example sha256=.'),
    key: z.optional(
      described(z.enum(['text', 'base64']), 'How the secret becomes the key. Default: text, as it is.'),
    ),
    signed: z.optional(described(z.array(SignedPart), 'What is signed. Default: the body.')),
    timestamp: z.optional(
      z.strictObject({
        at: WebhookPlace,
        unit: z.enum(['seconds', 'milliseconds', 'iso']),
        tolerance: z.optional(
          described(z.int().check(z.gte(1), z.lte(86_400)), 'Seconds that it may differ. Default: 300.'),
        ),
      }),
    ),
  })
  .check(z.refine((signature) => signs(signature, 'body'), 'the body has to be signed'))
  .check(
    z.refine(
      (signature) =>
        signature.timestamp === undefined ||
        'field' in signature.timestamp.at ||
        signs(signature, 'timestamp'),
      'a timestamp in a header has to be signed',
    ),
  )
  .check(
    z.refine(
      (signature) => signature.timestamp !== undefined || !signs(signature, 'timestamp'),
      'it signs a timestamp, and does not say where that stands',
    ),
  );

/** An HMAC over the request. What the fields mean stands with the schema. */
export interface WebhookSignature<Secret extends string = string> {
  readonly secret: Secret;
  readonly header: string;
  readonly algorithm: 'sha1' | 'sha256' | 'sha512';
  readonly encoding: 'hex' | 'base64';
  readonly prefix?: string;
  readonly key?: 'text' | 'base64';
  readonly signed?: readonly SignedPart[];
  readonly timestamp?: {
    readonly at: WebhookPlace;
    readonly unit: 'seconds' | 'milliseconds' | 'iso';
    /** Seconds, 1 to 86400. Default: 300. */
    readonly tolerance?: number;
  };
}

/** Is this part of the request under the signature? */
export const signs = (
  { signed }: { readonly signed?: readonly SignedPart[] | undefined },
  part: (typeof SIGNED)[number],
): boolean =>
  signed === undefined
    ? part === 'body'
    : signed.some((each) => typeof each === 'object' && each.part === part);

/** A shared secret that stands in a header. Weaker than a signature: whoever sees one request can send others. */
export const WebhookToken = z.strictObject({ secret: SecretName, header: HeaderName, prefix: Prefix });
export interface WebhookToken<Secret extends string = string> {
  readonly secret: Secret;
  readonly header: string;
  /** What stands before it, for example `Bearer `. */
  readonly prefix?: string;
}

/** A request of the tool, as a plugin sees it. */
export interface WebhookDelivery {
  readonly method: string;
  /** Names are in small letters. Without those that hold a signature, a token, `authorization` or `cookie`. */
  readonly headers: Readonly<Record<string, string>>;
  /** What stands behind the `?` of the address, decoded. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The body, which is JSON; null where it was empty. */
  readonly body: Json;
}

/** What `parse` may use beside the delivery. */
export interface WebhookContext<Settings = unknown> {
  /** What the plugin is called in the configuration. */
  readonly name: string;
  readonly settings: Settings;
}

/** What a message is about. */
const KINDS = ['task-changed', 'task-deleted', 'comment-added', 'page-changed', 'other'] as const;

/** A web address that a person may click on. */
export const WebAddress = z.url({ protocol: /^https?$/ });

/** What happened in the tool, as data. A field that a later version added is passed over. */
export const WebhookMessage = z
  .object({
    kind: z.enum(KINDS),
    remote: z.optional(
      described(z.string().check(z.minLength(1), z.maxLength(300)), "The tool's id of what it is about."),
    ),
    title: z.string().check(z.minLength(1)),
    detail: z.optional(z.string()),
    time: z.optional(z.iso.datetime({ offset: true })),
    url: z.optional(WebAddress),
    values: z.optional(z.record(z.string(), z.json())),
  })
  .check(
    z.refine(({ kind, remote }) => kind === 'other' || remote !== undefined, 'it does not say about what'),
  );

/** What happened in the tool. A `Recollection` that came unasked: it has all the fields of one. */
export interface WebhookMessage {
  /** `task-changed` also for a task that is new. */
  readonly kind: (typeof KINDS)[number];
  /**
   * The tool's id of the task or page that it is about, for a comment that of the task: the same as `RemoteTask.id`, by which
   * the host asks for it. Only `other` may be without.
   */
  readonly remote?: string;
  /** What happened, in one line, for people. */
  readonly title: string;
  /** For example the text of a comment. */
  readonly detail?: string;
  /** ISO 8601 with `Z` or an offset. */
  readonly time?: string;
  /** Where a person can look at it: http or https. */
  readonly url?: string;
  readonly values?: Readonly<Record<string, Json>>;
}

/** What is answered to a challenge, always with the status 200: a text, or a value as JSON. */
export type WebhookAnswer = { readonly text: string } | { readonly json: Json };

interface Receiving<Settings> {
  /** Where the tool says which delivery it is, the same when it delivers it again: what is known is not taken twice. */
  readonly id?: WebhookPlace;
  /**
   * Answers a tool that asks whether we are there; null for anything else. A tool may ask without a signature, so that this is
   * all that comes of such a request. `HEAD` is answered by the host.
   */
  answer?(delivery: WebhookDelivery): WebhookAnswer | null;
  /**
   * What happened; none where it is of no interest. Called only for what the tool has signed. Pure.
   *
   * @throws where the body is not what the tool sends; the message is shown
   */
  parse(delivery: WebhookDelivery, context: WebhookContext<Settings>): readonly WebhookMessage[];
}

/**
 * What a tool sends to us. Either it is signed, or it shows a token.
 *
 * @example
 * webhook: {
 *   signature: {
 *     secret: 'signingSecret', header: 'x-hub-signature-256', prefix: 'sha256=', algorithm: 'sha256', encoding: 'hex',
 *   },
 *   id: { header: 'x-github-delivery' },
 *   parse: ({ headers, body }) => [],
 * }
 */
export type Webhook<Settings = unknown, Secret extends string = string> = Receiving<Settings> &
  (
    | { readonly signature: WebhookSignature<Secret>; readonly token?: undefined }
    | { readonly token: WebhookToken<Secret>; readonly signature?: undefined }
  );

/** Why requests cannot be checked as a webhook asks; null where they can. Pure. */
export function webhookProblem({ signature, token, id }: Webhook): string | null {
  if ((signature === undefined) === (token === undefined)) return 'it needs either a signature or a token';
  if (id !== undefined && !WebhookPlace.safeParse(id).success) return 'its id stands at no place';
  const { error } = signature ? WebhookSignature.safeParse(signature) : WebhookToken.safeParse(token);
  const [issue] = error?.issues ?? [];
  const path = [signature ? 'signature' : 'token', ...(issue?.path ?? [])].join('.');
  if (issue?.code === 'unrecognized_keys') return `${path}.${issue.keys[0]} is not known here`;
  if (issue) return `${path}: ${issue.message}`;
  const lost = signature && id === undefined && signs(signature, 'id');
  return lost ? 'it signs an id, and does not say where that stands' : null;
}
