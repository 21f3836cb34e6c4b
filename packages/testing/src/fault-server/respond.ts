/** Writes answers, whole ones and broken ones. */
import type { ServerResponse } from 'node:http';
import type { ServiceAnswer } from './request.js';

/** Sends an answer as a well-behaved service does. */
export function respond(response: ServerResponse, { status = 200, headers = {}, body = {} }: ServiceAnswer) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const type = typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8';
  response.writeHead(status, { 'content-type': type, ...headers });
  response.end(status === 204 || status === 304 ? undefined : text);
}

/** Sends the first half of an answer's JSON. With `cut`, the rest was promised and never comes. */
export function respondHalf(response: ServerResponse, answer: ServiceAnswer, connection: 'kept' | 'cut') {
  const text = JSON.stringify({ answer: answer.body ?? {}, padding: 'x'.repeat(200) });
  const half = text.slice(0, text.length - 100);
  const { status = 200 } = answer;
  // It says yes; and an answer that has no body cannot break off.
  response.writeHead(status < 300 && answer.body !== undefined ? status : 200, {
    'content-type': 'application/json',
    'content-length': connection === 'cut' ? text.length : half.length,
  });
  if (connection === 'kept') response.end(half);
  else response.write(half, () => response.socket?.destroy());
}

const CHUNK = Buffer.alloc(65_536, 'x');

/**
 * Sends a JSON text of so many bytes without saying how long it is, and never faster than it is taken.
 *
 * @returns how many bytes went out before whoever asked had enough
 */
export async function respondEndlessly(response: ServerResponse, bytes: number): Promise<number> {
  let sent = 1;
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('"');
  while (sent < bytes && !response.destroyed && !response.closed) {
    sent += CHUNK.length;
    if (!response.write(CHUNK)) await drained(response);
  }
  if (!response.destroyed) response.end('"');
  return sent;
}

/** Ready for more, or gone. */
function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    if (response.destroyed || response.closed) return resolve();
    const done = () => {
      response.off('drain', done);
      response.off('close', done);
      resolve();
    };
    response.on('drain', done);
    response.on('close', done);
  });
}
