/** Everything that the tool has to pick from, page after page. */
import { GuideOption, type Json } from '@msp/protocol';
import { label } from '../../output/layout.js';
import type { Asking } from './connection.js';

/** One thing to pick, safe to show. */
export interface Pickable {
  readonly value: Json;
  readonly label: string;
  readonly hint?: string;
}

/** What there is to pick. */
export interface Pickables {
  readonly options: readonly Pickable[];
  /** Is that all there is? */
  readonly whole: boolean;
}

/** More than anybody looks through; whoever has more types the id. */
const MOST = 5_000;
const MOST_PAGES = 100;

/**
 * Reads them.
 *
 * @param onPage told how many there are so far
 * @throws an `Error` with what the plugin or the way to the tool says
 */
export async function pickables(asking: Asking, onPage: (count: number) => void): Promise<Pickables> {
  const options: Pickable[] = [];
  const seen = new Set<string>();
  let next: string | null = null;
  for (let page = 0; page < MOST_PAGES && options.length < MOST; page += 1) {
    const reply = await asking.send(asking.query(next));
    // Without a status or a code of its own it never reached the tool.
    if (reply.kind === 'failure' && reply.status === undefined && reply.reason !== 'thrown')
      throw new Error(reply.message);
    const read = pageOf(asking.read(reply));
    options.push(...read.options);
    onPage(options.length);
    if (read.next === null || seen.has(read.next)) return { options, whole: read.next === null };
    next = read.next;
    seen.add(next);
  }
  return { options: options.slice(0, MOST), whole: false };
}

/** Believed only as far as it has the right shape. */
function pageOf(told: unknown): { readonly options: readonly Pickable[]; readonly next: string | null } {
  const { options, next } = (told ?? {}) as { readonly options?: unknown; readonly next?: unknown };
  if (!Array.isArray(options)) throw new Error('the plugin could not read what the tool answered');
  return {
    options: options.flatMap((option) => {
      const read = GuideOption.safeParse(option);
      return read.success ? [pickable(read.data as Pickable)] : [];
    }),
    next: typeof next === 'string' ? next : null,
  };
}

/** In columns of a terminal. */
const WIDEST = 60;

/** With a label and a hint that fit a line, and steer no terminal. */
export function pickable({ value, label: text, hint }: Pickable): Pickable {
  const shown = label(text, WIDEST).trim();
  return {
    value,
    label: shown === '' ? label(JSON.stringify(value), WIDEST) : shown,
    ...(hint !== undefined && hint.trim() !== '' && { hint: label(hint, WIDEST) }),
  };
}
