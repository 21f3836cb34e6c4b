/**
 * Texts of a plugin as SQLite can keep them. It cuts a text at the character nul when it is read on Node.js 22, and
 * turns half a surrogate pair into another character, so that two different keys would become one. Such texts stand in
 * their column as JSON, which begins with a quotation mark; every other text stands there as it is.
 */

/** The text as it is written into a column; different texts stay different. */
export function storable<Text extends string | null>(text: Text): Text {
  if (text === null) return text;
  const plain = text.isWellFormed() && !text.includes('\u0000') && !text.startsWith('"');
  return plain ? text : (JSON.stringify(text) as Text);
}

/** The text that {@link storable} wrote. */
export function restored<Text extends string | null>(text: Text): Text {
  return text?.startsWith('"') ? JSON.parse(text) : text;
}

/** A list of texts or numbers as one value, for `json_each`: a list of any length fits. */
export const listed = (values: readonly (string | number)[]): string =>
  JSON.stringify(values.map((value) => (typeof value === 'string' ? storable(value) : value)));
