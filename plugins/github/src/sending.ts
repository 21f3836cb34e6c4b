/** What connect.ts decides, apart from the network. Pure. */
import type { Json, JsonObject, Reply } from '@msp/protocol';
import { z } from 'zod';

/** Names that mean something to the SDK beside the parameters: with them, another place could be reached. */
const RESERVED = ['baseUrl', 'url', 'method', 'headers', 'request', 'mediaType', 'data'];

/**
 * Why these parameters may not be sent; null where they may. The SDK encodes what stands in an address, but for `.` and `..`, which
 * would lead to another endpoint, and for nothing at all.
 */
export function refusalOf(route: string, parameters: JsonObject): string | null {
  const reserved = RESERVED.find((name) => Object.hasOwn(parameters, name));
  if (reserved !== undefined) return `"${reserved}" is no parameter of GitHub`;
  const names = [...route.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const wrong = names.find((name) => !/^(?!\.{1,2}$)[^/\\\s]{1,300}$/.test(segment(parameters[name])));
  return wrong === undefined ? null : `"${wrong}" cannot stand in an address`;
}

const segment = (value: Json | undefined): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** Is there another page? */
export const nextPage = ({ headers }: Reply): boolean => /;\s*rel="?next"?/.test(headers?.link ?? '');

/** Does this stand in the text of one of these things? */
export const holds = (value: Json, words: string): boolean =>
  (Array.isArray(value) ? value : []).some((each) => Written.safeParse(each).data?.body.includes(words));

const Written = z.object({ body: z.string() });

const Thing = z.object({
  number: z.int(),
  body: z.string().nullish(),
  closed_at: z.string().nullish(),
});

/** What is wanted of a thing. */
interface Wanted {
  readonly marker?: string | undefined;
  readonly openSince?: string | undefined;
  /** The number that was asked for: an issue that was moved to another repository has another one there. */
  readonly number?: Json | undefined;
}

/** The number of the first thing that is as wanted; null where there is none. */
export function chosen(value: Json, { marker, openSince, number: asked }: Wanted): number | null {
  const found = (Array.isArray(value) ? value : [value])
    .flatMap((each) => Thing.safeParse(each).data ?? [])
    .find(
      ({ number, body, closed_at }) =>
        (asked === undefined || String(number) === String(asked)) &&
        (marker === undefined || body?.includes(marker)) &&
        (openSince === undefined || !closed_at || Date.parse(closed_at) >= Date.parse(openSince)),
    );
  return found?.number ?? null;
}
