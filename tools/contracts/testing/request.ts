import type { Json } from '@msp/protocol';
import type { ServiceRequest } from '@msp/testing';

/** A request, as little of it as a test wants to say. */
export interface Given {
  readonly method?: string;
  readonly path: string;
  readonly query?: string;
  /** Sent as JSON. */
  readonly value?: Json | undefined;
  /** In place of `value`, as it is. */
  readonly body?: string;
  readonly type?: string;
  readonly authorization?: string;
}

/** A request as a server gets it. */
export function asked({
  method = 'GET',
  path,
  query = '',
  value,
  body,
  type,
  authorization,
}: Given): ServiceRequest {
  const text = body ?? (value === undefined ? '' : JSON.stringify(value));
  let parsed: Json = null;
  try {
    parsed = JSON.parse(text);
  } catch {}
  return {
    ...{ method, path, query: new URLSearchParams(query), origin: 'https://api.example.com' },
    headers: {
      ...(text !== '' && { 'content-type': type ?? 'application/json' }),
      ...(authorization !== undefined && { authorization }),
    },
    ...{ body: text, value: parsed },
  };
}
