/** Looking into documents that PowerShell wrote, whatever shape a value took on its way. Pure. */
import { normalizeText, TEXT_LIMIT } from '@msp/protocol';

/** A JSON object. */
export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The first of these fields that says something. PowerShell does not tell capitals from small letters, and so some of
 * its scripts wrote `Updates` and others `updates`.
 */
export function field(object: unknown, ...names: readonly string[]): unknown {
  if (!isFields(object)) return undefined;
  for (const name of names) {
    const key = Object.hasOwn(object, name)
      ? name
      : Object.keys(object).find((each) => each.toLowerCase() === name.toLowerCase());
    const value = key === undefined ? undefined : object[key];
    if (value !== undefined && value !== null && value !== '') return value;
  }
  return undefined;
}

/**
 * A value as a list: PowerShell writes a list of one as its only element, an empty one as `null` or `{}`, and some
 * versions wrap lists as `{"value": […], "Count": 2}`.
 */
export function list(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.filter((each) => each !== null);
  if (!isFields(value)) return [value];
  if (Object.keys(value).length === 0) return [];
  const inner = field(value, 'value');
  return Array.isArray(inner) && typeof field(value, 'Count') === 'number' ? list(inner) : [value];
}

/** A text that an event may carry; null where the value is none, or empty. What is longer than may be is cut. */
export function text(value: unknown): string | null {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return null;
  const normal = normalizeText(value);
  if (normal.length <= TEXT_LIMIT) return normal || null;
  return `${normal.slice(0, TEXT_LIMIT - 1).toWellFormed()}…`;
}

const LONGEST_NAME = 200;

/** A name on one line, at most 200 characters; null where the value is none, or empty. */
export function name(value: unknown): string | null {
  const line = text(value)?.replace(/\s+/gu, ' ') ?? null;
  if (line === null || line.length <= LONGEST_NAME) return line;
  return `${line.slice(0, LONGEST_NAME - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** Every name in a list. */
export const names = (value: unknown): string[] => list(value).flatMap((each) => name(each) ?? []);

/** Every text in a list. */
export const texts = (value: unknown): string[] => list(value).flatMap((each) => text(each) ?? []);

/** Percent from 0 to 100, rounded and kept within; null where nothing was said, which older layouts also write as -1. */
export function percent(value: unknown): number | null {
  const given = typeof value === 'string' ? Number.parseFloat(value) : value;
  if (typeof given !== 'number' || !Number.isFinite(given) || given < 0) return null;
  return Math.min(100, Math.round(given));
}

/** One of a few words, whatever its capitals; null where it is none of them. */
export function oneOf<const Choice extends string>(
  value: unknown,
  choices: readonly Choice[],
): Choice | null {
  const word = name(value)?.toLowerCase();
  return choices.find((choice) => choice === word) ?? null;
}
