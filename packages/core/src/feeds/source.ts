/** How an item is called where it is shown: by its plugin, its kind and its id. Pure. */
import type { StoredFeedItem } from '@msp/protocol';

/** At the end of an id, also behind the name of a repository. */
const HASH = /(?<![0-9a-f])([0-9a-f]{7})(?:[0-9a-f]{33}|[0-9a-f]{57})$/;
const LONGEST = 40;

/**
 * What a line of a context ends with.
 *
 * @example sourceOf({ plugin: 'github', kind: 'commit', id: '1a2b3c4d…' }) // 'github:commit 1a2b3c4'
 */
export function sourceOf(item: Pick<StoredFeedItem, 'plugin' | 'kind' | 'id' | 'values'>): string {
  return `${item.plugin}:${item.kind} ${shortId(oneWord(nameOf(item)))}`;
}

/** What would end the line or the brackets around it becomes a blank: a tool's own id must not look like something else. */
const oneWord = (name: string): string => name.replace(/[\s\p{C}[\]`]+/gu, ' ').trim();

/** As people call it: `values.key` (ENG-12) where the tool has such a name beside its id. */
export function nameOf({ id, values }: Pick<StoredFeedItem, 'id' | 'values'>): string {
  const key = values?.key;
  return typeof key === 'string' && key !== '' ? key : id;
}

/** A hash as git shortens it; anything else as it is, unless it is very long. */
export function shortId(id: string): string {
  const short = id.replace(HASH, '$1');
  if (short.length <= LONGEST) return short;
  const head = short.slice(0, LONGEST - 1).toWellFormed();
  return `${head.replace(/\uFFFD$/u, '')}…`;
}
