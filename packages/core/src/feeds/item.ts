/** One item of a feed as it is kept: masked, of sensible length, its time in UTC. Pure. */
import { FeedItem, type Json, WebAddress } from '@msp/protocol';
import { plainCopy } from '../query/plain.js';

/** In characters. */
const LONGEST = { title: 500, detail: 10_000, label: 200, values: 16_384, reason: 300 };

/** Something that could not be taken. */
export interface RejectedItem {
  /** As the tool calls it, where that could be read. */
  readonly id: string | null;
  readonly reason: string;
}

type Mask = (text: string) => string;

const NONE = new WeakSet<object>();

/** The item, or why it cannot be taken. */
export function cleanItem(
  given: unknown,
  mask: Mask,
  place: string,
): { readonly item: FeedItem } | RejectedItem {
  let id: string | null = null;
  try {
    const copy = plainCopy(given, NONE, place);
    id = idOf(copy);
    const { success, data, error } = FeedItem.safeParse(copy);
    if (!success) throw new Error(`${place}: ${error.issues[0]?.path.map(String).join('.')} is not valid`);
    return { item: cleaned(data as FeedItem, mask, place) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { id, reason: mask(reason).slice(0, LONGEST.reason).toWellFormed() };
  }
}

const idOf = (copy: Json): string | null =>
  typeof copy === 'object' && copy !== null && 'id' in copy && typeof copy.id === 'string' ? copy.id : null;

function cleaned(item: FeedItem, mask: Mask, place: string): FeedItem {
  if (mask(item.id) !== item.id) throw new Error(`${place}: its id holds a secret`);
  const line = (text: string, most: number) => cut(mask(text).replace(/\s+/gu, ' ').trim(), most);
  const title = line(item.title, LONGEST.title);
  const { time, url, values } = item;
  const masked = values && (deeply(values, mask) as Record<string, Json>);
  if (JSON.stringify(masked ?? null).length > LONGEST.values)
    throw new Error(`${place}: its values are longer than 16 KiB`);
  const short = (['author', 'branch', 'state'] as const).flatMap((name) => {
    const text = line(item[name] ?? '', LONGEST.label);
    return text === '' ? [] : [[name, text] as const];
  });
  return {
    ...{ id: item.id, kind: item.kind, title: title === '' ? item.id : title },
    ...(item.detail !== undefined && { detail: cut(mask(item.detail).trim(), LONGEST.detail) }),
    ...(time !== undefined && { time: new Date(time).toISOString() }),
    ...(url !== undefined && WebAddress.safeParse(mask(url)).success && { url: mask(url) }),
    ...Object.fromEntries(short),
    ...(masked && { values: masked }),
  };
}

/** Never in the middle of a character; what is longer ends with `…`. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const head = text.slice(0, most - 1).toWellFormed();
  return `${head.replace(/\uFFFD$/u, '')}…`;
}

/** The same with every text in it masked. */
function deeply(value: Json, mask: Mask): Json {
  if (typeof value === 'string') return mask(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => deeply(each, mask));
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [mask(name), deeply(inner, mask)]));
}
