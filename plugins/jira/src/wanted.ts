/** What an operation is after, kept in the part of an address after `#`: people see it, and it is never sent. Pure. */
import type { HttpQuery, Operation, Template } from '@msp/protocol';
import { encoded } from './request.js';

/** A transition that is wanted. */
export interface Wanted {
  /** The name of a transition or of a status. */
  readonly name: string;
  /** The fields that come with it. */
  readonly fields: readonly string[];
}

/** @example afterHash({ name: 'In Progress', fields: [] }) // '#In%20Progress' */
export const afterHash = ({ name, fields }: Wanted): string => `#${[name, ...fields].map(encoded).join('&')}`;

/** An address as text, with `{}` where a link stands. */
export const addressText = (url: Template): string =>
  (Array.isArray(url) ? url : [url]).map((part) => (typeof part === 'string' ? part : '{}')).join('');

/** What an operation is after; null where it is after nothing. */
export function wantedOf({ query }: Operation): Wanted | null {
  if (!('request' in query)) return null;
  const [, after] = addressText((query as HttpQuery).request.url).split('#');
  if (after === undefined) return null;
  const [name = '', ...fields] = after.split(/[&=]/).map(decoded);
  return { name, fields: fields.filter((field) => field !== '' && field !== '{}') };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Names are the same whatever their case and spaces. */
export const sameName = (one: string | undefined, other: string): boolean =>
  one !== undefined && plain(one) === plain(other);

const plain = (text: string): string => text.trim().replace(/\s+/g, ' ').toLocaleLowerCase('en');
