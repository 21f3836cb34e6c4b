/** JSON that is not quite what was expected. Pure. */
import type { Json } from '@msp/protocol';

const INSTEAD: readonly Json[] = [null, 7, '', 'text', true, [], {}, [null]];

/** More are of no more use. */
const MOST = 1500;

/** The value with each of its members in turn taken away, and replaced by something of each other kind. */
export function variantsOf(value: Json): Json[] {
  const found: Json[] = [];
  const walk = (inner: Json, put: (changed: Json | undefined) => Json): void => {
    if (found.length >= MOST) return;
    found.push(...INSTEAD.map(put));
    if (typeof inner !== 'object' || inner === null) return;
    const members = inner as Readonly<Record<string, Json>>;
    for (const [name, member] of Object.entries(members)) {
      const exchanged = (changed: Json | undefined): Json => {
        const others = Object.entries(members).flatMap(([each, kept]): [string, Json][] => {
          if (each !== name) return [[each, kept]];
          return changed === undefined ? [] : [[each, changed]];
        });
        return put(Array.isArray(inner) ? others.map(([, each]) => each) : Object.fromEntries(others));
      };
      found.push(exchanged(undefined));
      walk(member, exchanged);
    }
  };
  walk(value, (changed) => changed ?? null);
  return found.slice(0, MOST);
}

/** Every text in a value. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** A text that a program wrote where something was missing: `undefined moved the card`. */
const NONSENSE = /\b(?:undefined|null|NaN)\b|\[object \w+\]|Invalid Date/;

/** A text in what was read that says nothing, and did not stand in what it was read from; null where there is none. */
export function nonsenseIn(read: unknown, from: unknown): string | null {
  const found = textsIn(read).find((text) => NONSENSE.test(text));
  return found === undefined || textsIn(from).some((text) => NONSENSE.test(text)) ? null : found;
}
