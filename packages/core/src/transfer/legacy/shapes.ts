/** What a JSON file of an older MSP holds, recognised by its shape rather than its name. Pure. */
import { type Fields, field, isFields, list } from './values.js';

/** An entry of a history: a session of which only figures were kept. */
const isHistory = (value: unknown) =>
  field(value, 'id') !== undefined &&
  field(value, 'startTime', 'updates') === undefined &&
  field(value, 'date', 'duration', 'updateCount') !== undefined;

const isSession = (value: unknown) =>
  field(value, 'id', 'sessionId') !== undefined && field(value, 'startTime', 'updates') !== undefined;

/** A decision that is kept apart from its session. */
const isDecision = (value: unknown) =>
  field(value, 'content', 'decision') !== undefined && field(value, 'timestamp', 'sessionId') !== undefined;

/** Figures by day. */
const isDays = (value: Fields) => Object.keys(value).every((key) => /^\d{4}-\d{2}-\d{2}$/.test(key));

export type Shape =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'export' | 'copy'; readonly document: Fields }
  | { readonly kind: 'sessions' | 'history' | 'decisions'; readonly documents: readonly Fields[] }
  | { readonly kind: 'days'; readonly document: Fields }
  | { readonly kind: 'other'; readonly document: unknown };

/**
 * Recognises a document.
 *
 * @example shapeOf({ id: 'msp-lite-20250116-093042', date: '2025-01-16', duration: '01:00:00' }).kind // 'history'
 */
export function shapeOf(value: unknown): Shape {
  const format = field(value, 'format');
  if (isFields(value) && format === 'msp-export') return { kind: 'export', document: value };
  if (isFields(value) && format === 'msp-session') return { kind: 'copy', document: value };
  const inner = list(field(value, 'sessions'));
  const documents = (isFields(value) && inner.some(isSession) ? inner : list(value)).filter(isFields);
  if (documents.length === 0)
    return isEmpty(value) ? { kind: 'nothing' } : { kind: 'other', document: value };
  if (documents.every(isSession)) return { kind: 'sessions', documents };
  if (documents.every(isHistory)) return { kind: 'history', documents };
  if (documents.every(isDecision)) return { kind: 'decisions', documents };
  return isFields(value) && isDays(value)
    ? { kind: 'days', document: value }
    : { kind: 'other', document: value };
}

const isEmpty = (value: unknown) =>
  value === null || (typeof value === 'object' && Object.keys(value).length === 0);
