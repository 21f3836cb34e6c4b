/** Changes as operations. Pure. */
import type { Operation } from '@msp/protocol';
import { type Change, LANGUAGE } from '../document.js';

/**
 * The operation that makes a change hold. Its lane is the file: what is said of one note is said in order, and notes do not wait
 * for each other. Twice is the same as once.
 *
 * @param key tells it from all others
 * @param summary what happens, for people
 */
export function operationOf(key: string, summary: string, change: Change): Operation {
  return {
    key,
    lane: change.path.length > 300 ? change.path.slice(-300) : change.path,
    summary,
    query: { language: LANGUAGE, document: change },
    delivery: 'idempotent',
  };
}
