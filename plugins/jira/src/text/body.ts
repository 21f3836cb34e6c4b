/** The text of a comment or a description, as either kind of Jira takes it. Pure. */
import type { Json } from '@msp/protocol';
import type { Site } from '../site.js';
import { type AdfDocument, adfOf, documentOf } from './adf.js';
import type { Block } from './blocks.js';
import { wikiLine, wikiOf } from './wiki.js';

export type Body =
  | { readonly kind: 'cloud'; readonly value: AdfDocument }
  | { readonly kind: 'server'; readonly value: string };

export const bodyOf = (kind: Site['kind'], blocks: readonly Block[]): Body =>
  kind === 'cloud' ? { kind, value: adfOf(blocks) } : { kind, value: wikiOf(blocks) };

/** Characters, as they are sent. */
export const bodySize = ({ value }: Body): number =>
  typeof value === 'string' ? value.length : JSON.stringify(value).length;

/** By what we find a comment on a Server again, where properties of comments are not told in lists. */
export const signed = (wiki: string, key: string): string =>
  `${wiki}\n\n{color:#707070}MSP ${wikiLine(key)}{color}`;

/** Is a text signed so? */
export const isSigned = (wiki: string, key: string): boolean => wiki.includes(`MSP ${wikiLine(key)}{color}`);

/** Is a text signed by us, whatever its key? Also one of several parts, of which each is signed. */
export const isOurs = (wiki: string): boolean => /\{color:#707070\}MSP [^\s{}]+\{color\}\s*$/.test(wiki);

/** Several bodies one below the other; null where they are of different kinds or none. */
export function together(bodies: readonly Json[]): Body | null {
  if (bodies.every((each) => typeof each === 'string'))
    return { kind: 'server', value: bodies.join('\n\n----\n\n') };
  const content = bodies.flatMap((each, index) => {
    const inner = typeof each === 'object' && each !== null && 'content' in each ? each.content : null;
    if (!Array.isArray(inner)) return [null];
    return index === 0 ? inner : [{ type: 'rule' }, ...inner];
  });
  return content.includes(null) ? null : { kind: 'cloud', value: documentOf(content) };
}
