/** Between JSON and what the driver speaks (set to bigint for whole numbers). Pure. */
import type { Json } from '@msp/protocol';

/** Parameters as the database should have them: whole numbers are integers there, not floats. */
export function toParameters(value: Json): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (Array.isArray(value)) return value.map(toParameters);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, toParameters(inner)]));
}

/**
 * A value from the database as plain JSON: whole numbers that JavaScript cannot count exactly become text, instants ISO 8601
 * in UTC with milliseconds, nodes and relationships their properties, anything else that is no JSON its text.
 */
export function toJson(value: unknown): Json {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint')
    return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  // JSON has no word for these.
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value !== 'object') return String(value);
  if (isInstant(value)) return isoOf(value);
  if (isEntity(value)) return toJson(value.properties);
  if (!isPlain(value)) return String(value);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, toJson(inner)]));
}

interface Instant {
  toStandardDate(): Date;
}

/** A `DateTime` of the driver: a date with a time and an offset or zone. */
const isInstant = (value: object): value is Instant =>
  'toStandardDate' in value && 'hour' in value && ('timeZoneOffsetSeconds' in value || 'timeZoneId' in value);

/** An instant that `Date` cannot hold is told as the database writes it. */
function isoOf(value: Instant): string {
  const date = value.toStandardDate();
  return Number.isNaN(date.getTime()) ? String(value) : date.toISOString();
}

const isEntity = (value: object): value is { readonly properties: object } =>
  'identity' in value && 'properties' in value && ('labels' in value || 'type' in value);

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
