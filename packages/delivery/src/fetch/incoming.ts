/** Reads what kits pass to `fetch`: an address or a `Request`, also one of another copy of undici. */
import { fetchError } from './fetch-error.js';
import { peek } from './peek.js';

type Input = Parameters<typeof globalThis.fetch>[0];

/** A request, told apart from its address. */
export interface Incoming {
  readonly url: URL;
  readonly method: string;
  readonly headers: Headers;
  /** The signals of the caller. */
  readonly signals: readonly AbortSignal[];
  readonly redirect: NonNullable<RequestInit['redirect']>;
  /** To be given to Node's own `fetch` for the first step. */
  readonly input: URL | Request;
}

/** @throws `MSP_INVALID_ADDRESS` where there is no address, or one with a user's name or password in it. */
export function incoming(input: Input, init: RequestInit = {}): Incoming {
  const request = requestOf(input);
  const url = addressOf(request ? request.url : String(input));
  const headers = new Headers(init.headers ?? request?.headers);
  headers.delete('cookie');
  return {
    url,
    method: (init.method ?? request?.method ?? 'GET').toUpperCase(),
    headers,
    signals: [request?.signal, init.signal].filter((signal): signal is AbortSignal => Boolean(signal)),
    redirect: init.redirect ?? request?.redirect ?? 'follow',
    input: request ?? url,
  };
}

function addressOf(text: string): URL {
  // What stands there is not told: it may hold a secret.
  if (!URL.canParse(text)) throw fetchError('The address is none.', { code: 'MSP_INVALID_ADDRESS' });
  const url = new URL(text);
  if (url.username || url.password) {
    throw fetchError(`The address of ${url.host} holds a user's name or a password.`, {
      code: 'MSP_INVALID_ADDRESS',
      host: url.host,
    });
  }
  return url;
}

function requestOf(input: Input): Request | null {
  if (input instanceof Request) return input;
  const foreign = input as unknown as Request;
  if (input instanceof URL || typeof peek(input, 'url') !== 'string') return null;
  const { method, body, signal } = foreign;
  addressOf(foreign.url);
  return new Request(foreign.url, {
    method,
    headers: new Headers(foreign.headers),
    ...(body && { body, duplex: 'half' }),
    ...(signal instanceof AbortSignal && { signal }),
  });
}
