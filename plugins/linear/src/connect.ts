/** The only file that talks to Linear. Keep it thin: what can be wrong belongs into the others, where the tests look. */
import type { ConnectContext, Json, JsonObject, Transport } from '@msp/protocol';
import type { Secret } from './contract.js';
import { Call } from './queries.js';
import type { Settings } from './settings.js';

type Made = (client: Client, input: JsonObject, signal: AbortSignal) => Promise<Json>;

/** How each call of queries.ts is made. */
const CALLS: Readonly<Record<Call['name'], Made>> = {
  whoAmI: (client, input, signal) => client.find('/me', input, signal),
  findEntries: (client, input, signal) => client.find('/entries', input, signal),
  createEntry: (client, input, signal) => client.create('/entries', input, signal),
};

/** Opens no connection yet: the first call does. */
export function connect({ secrets, fetch }: ConnectContext<Settings, Secret>): Transport {
  const client = new Client(secrets.token ?? '', fetch);
  return {
    /** @throws the client's errors: MSP reads their `code`, `status` and `headers` */
    async send(query, { signal }) {
      const { name, input } = Call.parse('document' in query ? query.document : null);
      return { kind: 'answer', value: await CALLS[name](client, input, signal) };
    },
  };
}

/**
 * Stands where the vendor's SDK goes: `npm install --save-exact <the SDK>`, then import it here and in no other file. Give it `fetch`,
 * which reaches the hosts of the manifest and no others, and switch its own retries off: MSP knows better when to try again.
 */
class Client {
  readonly #token: string;
  readonly #fetch: typeof globalThis.fetch;

  constructor(token: string, fetch: typeof globalThis.fetch) {
    this.#token = token;
    this.#fetch = fetch;
  }

  find(path: string, query: JsonObject, signal: AbortSignal): Promise<Json> {
    const words = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) words.set(name, String(value));
    return this.#send('GET', `${path}?${words}`, undefined, signal);
  }

  create(path: string, fields: JsonObject, signal: AbortSignal): Promise<Json> {
    return this.#send('POST', path, fields, signal);
  }

  update(path: string, { id, ...fields }: JsonObject, signal: AbortSignal): Promise<Json> {
    return this.#send('PATCH', `${path}/${encodeURIComponent(String(id))}`, fields, signal);
  }

  async #send(method: string, path: string, body: Json | undefined, signal: AbortSignal): Promise<Json> {
    const response = await this.#fetch(`https://api.linear.example/v1${path}`, {
      method,
      signal,
      headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const { ok, status, headers } = response;
    const text = await response.text();
    if (!ok)
      throw Object.assign(new Error(`Linear answered ${status}: ${text.slice(0, 200)}`), {
        status,
        headers,
      });
    return JSON.parse(text) as Json;
  }
}
