/** The only file that talks to Linear. Keep it thin: what can be wrong belongs into the others, where the tests look. */

// Of the SDK this uses how it understands errors; its types are used where a test holds our inputs against them. Its `LinearClient` sends
// through `globalThis.fetch`, so that hosts, times and sizes would be nobody's. Its `LinearSdk` takes a function that sends, and would do
// over the host's `fetch`; but its documents ask for every field of a thing and hold one mutation each, and its models keep no headers.
// What is sent would be another document than the one that the preview shows. So the documents are ours, and `LinearSdk` reads in a test,
// through this very transport, what they have written.
import { type LinearRawResponse, parseLinearError } from '@linear/sdk';
import {
  type Answer,
  type ConnectContext,
  type Failure,
  type Json,
  parsedJson,
  type Query,
  type Reply,
  type TextQuery,
  type Transport,
} from '@msp/protocol';
import type { Secret } from './contract.js';
import { Meter } from './meter.js';
import { heldBack } from './problems.js';
import type { Settings } from './settings.js';
import { following, stepsIn } from './steps.js';

const ADDRESS = 'https://api.linear.app/graphql';

/** Opens no connection yet: the first query does. */
export function connect({ settings, secrets, fetch }: ConnectContext<Settings, Secret>): Transport {
  const address = settings.apiUrl ?? ADDRESS;
  const authorization = proof(secrets.apiKey ?? '');
  const meter = new Meter();
  const ask = async (
    { text, parameters }: Pick<TextQuery, 'text' | 'parameters'>,
    signal: AbortSignal,
  ): Promise<Reply> => {
    const begun = meter.begin(text, Date.now());
    if ('wait' in begun) return heldBack(begun.wait);
    let headers: Reply['headers'];
    try {
      const body = { query: text, variables: parameters };
      const reply = await post(fetch, address, { authorization }, body, signal);
      headers = reply.headers;
      return reply;
    } finally {
      meter.end(text, begun.points, headers, Date.now());
    }
  };
  return {
    /** @throws the errors of `fetch`, with their codes */
    async send(query, { signal }) {
      if ('text' in query) return ask(query, signal);
      const steps = stepsIn(documentIn(query));
      const first = await ask(steps.first, signal);
      // Where the first one failed, nothing was written: its answer says why.
      if (first.kind === 'failure') return { ...first, landed: 'no' };
      const next = following(steps, dataIn(first.value));
      if (next === null) return refuses(first) ? first : unreadable(first, 'no');
      return 'ask' in next ? ask(next.ask, signal) : { ...first, value: next.value };
    },
  };
}

const documentIn = (query: Query): unknown => ('document' in query ? query.document : null);
const refuses = ({ status = 200, value }: Answer): boolean =>
  status >= 300 || (typeof value === 'object' && value !== null && 'errors' in value);
const dataIn = (value: Json): unknown => (value as { readonly data?: unknown } | null)?.data;

/** A personal key is sent as it is, a token of OAuth as one. */
const proof = (key: string): string => (key.startsWith('lin_oauth_') ? `Bearer ${key}` : key);

async function post(
  fetch: typeof globalThis.fetch,
  address: string,
  headers: Readonly<Record<string, string>>,
  body: unknown,
  signal: AbortSignal,
): Promise<Reply> {
  const response = await fetch(address, {
    ...{ method: 'POST', signal, body: JSON.stringify(body) },
    headers: { 'content-type': 'application/json', ...headers },
  });
  const { status, headers: told } = response;
  const facts = { status, headers: Object.fromEntries(told) };
  const text = await response.text();
  const value = parsedJson(text);
  if (value === undefined && status < 300) return unreadable(facts, 'unknown');
  return { kind: 'answer', value: plain(value ?? text, response), ...facts };
}

const unreadable = (
  { status, headers }: Pick<Answer, 'status' | 'headers'>,
  landed: Failure['landed'],
): Failure => ({
  ...{ kind: 'failure', reason: 'unreadable', landed, message: 'The answer of Linear cannot be read' },
  ...(status !== undefined && { status }),
  ...(headers && { headers }),
});

/** An answer with its errors as the SDK understands them. */
function plain(value: Json, { status, headers }: Response): Json {
  if (typeof value !== 'object' || value === null || !('errors' in value) || !Array.isArray(value.errors))
    return value;
  const raw = value as unknown as LinearRawResponse<Json>;
  const { errors = [] } = parseLinearError({ response: { ...raw, status, headers } });
  const codes =
    (value.errors as { readonly message?: Json; readonly extensions?: { readonly code?: Json } }[]) ?? [];
  return {
    data: (value as { readonly data?: Json }).data ?? null,
    errors: errors.map(({ type, message, path }, index) => ({
      ...{ type, told: message, message: codes[index]?.message ?? message },
      code: codes[index]?.extensions?.code ?? null,
      path: (path as Json | undefined) ?? null,
    })),
  };
}
