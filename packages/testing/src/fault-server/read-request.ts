import type { IncomingMessage } from 'node:http';
import type { Json } from '@msp/protocol';
import type { ServiceRequest } from './request.js';

/** The header in which a redirected `fetch` says which address was asked for. */
export const ORIGIN_HEADER = 'x-certification-origin';

/** Reads a request whole. Null where it broke off. */
export async function readRequest(message: IncomingMessage, url: string): Promise<ServiceRequest | null> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of message) chunks.push(chunk as Buffer);
  } catch {
    return null;
  }
  const headers = Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]),
  );
  const { [ORIGIN_HEADER]: origin = url, ...others } = headers;
  const [path = '/', query = ''] = (message.url ?? '/').split(/\?(.*)/s);
  const body = Buffer.concat(chunks).toString('utf8');
  return {
    method: message.method ?? 'GET',
    ...{ path, query: new URLSearchParams(query), origin, headers: others, body, value: parsed(body) },
  };
}

function parsed(body: string): Json {
  try {
    return JSON.parse(body) as Json;
  } catch {
    return null;
  }
}
