/** How things are named. Pure: the clock and the randomness come in as arguments. */
import type { EventType } from './events.js';

/** Digits and letters without i, l, o, u: nothing to misread when an id is typed again. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** The prefix of each record's id, by the event that creates it. */
const PREFIX: Record<EventType, string> = {
  'session-started': 'evt',
  'update-recorded': 'upd',
  'decision-made': 'dec',
  'entity-created': 'ent',
  'blocker-raised': 'blk',
  'blocker-resolved': 'evt',
  'note-taken': 'not',
  'goal-changed': 'evt',
  'session-ended': 'evt',
  'session-completed': 'evt',
  'session-crashed': 'evt',
  'session-resumed': 'evt',
  'session-discarded': 'evt',
};

/** Prefixes that a person may leave away when naming a record. */
export const RECORD_PREFIXES: readonly string[] = [...new Set(Object.values(PREFIX))];

function letters(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += ALPHABET[byte % ALPHABET.length];
  return text;
}

/**
 * The id of a new record: its kind and one character of 32 for every random byte.
 * Twelve bytes give 60 bits: a million records collide with a chance below one in a million.
 *
 * @example recordId('decision-made', randomBytes(12)) // 'dec-7q2k9xw0m4ab'
 */
export function recordId(type: EventType, random: Uint8Array): string {
  return `${PREFIX[type]}-${letters(random)}`;
}

/**
 * The id of a new session: the local date and time at which it starts, and four random characters so that two
 * people who start in the same second do not collide.
 *
 * @example sessionId(new Date(), randomBytes(4)) // 'msp-2026-11-21-093042-k3f9'
 */
export function sessionId(start: Date, random: Uint8Array): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const date = `${start.getFullYear()}-${two(start.getMonth() + 1)}-${two(start.getDate())}`;
  const time = two(start.getHours()) + two(start.getMinutes()) + two(start.getSeconds());
  return `msp-${date}-${time}-${letters(random.subarray(0, 4))}`;
}
