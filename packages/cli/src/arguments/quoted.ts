/**
 * A word as it may stand in a message: in quotes and no longer than a line.
 *
 * @example quoted('abc') // '"abc"'
 */
export function quoted(word: string): string {
  const characters = [...word.slice(0, 200)];
  return `"${characters.length > 60 ? `${characters.slice(0, 59).join('')}…` : word}"`;
}

/**
 * A text as it may be typed into a shell.
 *
 * @example shellQuoted('costs $5') // '"costs \\$5"'
 */
export const shellQuoted = (text: string) => `"${text.replace(/(["\\$`])/g, '\\$1')}"`;
