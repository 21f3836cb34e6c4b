/** How the stand-in answers: refusals, and lists by pages. */
import type { Json, JsonObject } from '@msp/protocol';
import type { ServiceAnswer, ServiceRequest } from '@msp/testing';

/** A refusal, as GitHub words it. */
export const refused = (status: number, message: string, errors?: readonly Json[]): ServiceAnswer => ({
  status,
  body: {
    ...{ message, documentation_url: 'https://docs.github.com/rest', status: String(status) },
    ...(errors && { errors }),
  },
});

/** What a token is told that lacks a permission. */
export const CLOSED = { message: 'Resource not accessible by personal access token' };

/** A page of a list, with the address of the next one. */
export function paged(
  request: ServiceRequest,
  list: readonly Json[],
  wrap?: (page: readonly Json[]) => JsonObject,
): ServiceAnswer {
  const { query, path, origin } = request;
  const size = Math.min(100, Number(query.get('per_page') ?? 30));
  const page = Number(query.get('page') ?? 1);
  const part = list.slice((page - 1) * size, page * size);
  const next = new URLSearchParams(query);
  next.set('page', String(page + 1));
  const link = `<${origin}${path}?${next}>; rel="next", <${origin}${path}?page=99>; rel="last"`;
  return {
    body: wrap ? wrap(part) : part,
    ...(list.length > page * size && { headers: { link } }),
  };
}
