/** What a service is asked and what it answers: plain data. */
import type { Json } from '@msp/protocol';

/** A request as it came in. */
export interface ServiceRequest {
  readonly method: string;
  /** Without the query: `/rest/issues/7`, as it was sent. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** The address that the plugin asked for: `https://api.example.com`. The server's own where nobody redirected it. */
  readonly origin: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The body where it is JSON; null where it is none. */
  readonly value: Json;
}

/** An answer. What is left out is 200, no headers, `{}`. A body that is no text is sent as JSON. */
export interface ServiceAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Json;
}

/**
 * A small, stateful stand-in for a tool.
 *
 * @example
 * const issues = (): Service => {
 *   const all = new Map<string, Json>();
 *   return {
 *     answer({ method, value }) {
 *       if (method === 'POST') all.set(String(all.size + 1), value);
 *       return { status: 201, body: { id: String(all.size) } };
 *     },
 *     state: () => [...all],
 *   };
 * };
 */
export interface Service {
  answer(request: ServiceRequest): ServiceAnswer | Promise<ServiceAnswer>;
  /** What the tool holds now: plain data that is compared. */
  state?(): unknown;
}

/** A request, and what became of it. */
export interface ReceivedRequest extends ServiceRequest {
  /** Did the service carry it out, whatever was answered then? */
  readonly landed: boolean;
}
