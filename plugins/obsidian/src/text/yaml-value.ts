/** Values as YAML that every parser, of 1.1 or 1.2, reads as the type it shall have. Pure. */
import type { Property } from '../document.js';

/** Words that some YAML takes for something else than a text. */
const RESERVED = /^(?:y|n|yes|no|true|false|on|off|null|nan|inf)$/i;

const scalar = (text: string): string =>
  /^[A-Za-z][\w/-]*(?: [\w/-]+)*$/.test(text) && !RESERVED.test(text) ? text : quoted(text);

/** JSON is YAML. What YAML calls not printable is spelled out. */
const quoted = (text: string): string =>
  JSON.stringify(text.toWellFormed()).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** A property's value on one line. */
export function inlineValue({ type, value }: Property): string {
  if (Array.isArray(value)) return `[${value.map(quoted).join(', ')}]`;
  return type === 'text' ? scalar(String(value)) : String(value);
}

/** A property as lines of a block of YAML. */
export function propertyLines(property: Property, indent: string): string[] {
  const { name, value } = property;
  if (!Array.isArray(value) || value.length === 0) return [`${indent}${name}: ${inlineValue(property)}`];
  return [`${indent}${name}:`, ...value.map((each) => `${indent}  - ${scalar(each)}`)];
}
