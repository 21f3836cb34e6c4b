/** What an operation does, told by its request. Pure. */
import { type HttpQuery, type Operation, oneLine } from '@msp/protocol';
import { addressText } from '../wanted.js';

/** - `find`: which issue is it; - `way`: which transition leads there. */
export type Kind = 'find' | 'way' | 'move' | 'comment' | 'worklog' | 'create';

const KINDS: readonly (readonly [Kind, RegExp])[] = [
  ['way', /^GET \/issue\/[^/]+\?.*expand=transitions/],
  ['find', /^GET \/issue\/[^/]+\?/],
  ['move', /^POST \/issue\/[^/]+\/transitions/],
  ['comment', /^POST \/issue\/[^/]+\/comment/],
  ['worklog', /^POST \/issue\/[^/]+\/worklog/],
  ['create', /^POST \/issue$/],
];

/** Null for what is none of ours. */
export function kindOf({ query }: Operation): Kind | null {
  if (!('request' in query)) return null;
  const { method, url } = (query as HttpQuery).request;
  const path = addressText(url).replace(/^.*?\/rest\/api\/\d+/, '');
  return KINDS.find(([, form]) => form.test(`${method} ${path}`))?.[0] ?? null;
}

/** Where people look at the Jira that an operation is for. */
export const baseOf = ({ query }: Operation): string =>
  'request' in query ? (addressText((query as HttpQuery).request.url).split('/rest/api/')[0] ?? '') : '';

/** What people wrote, short enough for a line that tells what an operation does. */
export const short = (text: string): string => oneLine(text.slice(0, 1_000), 100);
