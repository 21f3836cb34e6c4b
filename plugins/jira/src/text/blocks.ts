/** What is written to an issue, before it is known how: both kinds of Jira show the same. Pure. */

/** A part of a comment. All texts are plain, as people wrote them. */
export type Block =
  | { readonly heading: string }
  /** Names and values on one line. */
  | { readonly facts: readonly (readonly [name: string, value: string])[] }
  /** A paragraph, with a word in bold before it. Line breaks stay. */
  | { readonly text: string; readonly label?: string }
  | { readonly items: readonly string[] };

/**
 * Text that Jira takes: characters that no XML can hold, and halves of characters, are shown as what they are: nothing readable.
 *
 * @example clean('bell\u0007') // 'bell\ufffd'
 */
export const clean = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '\ufffd');

/** The same on one line. */
export const oneLine = (text: string): string => clean(text).replace(/\s+/gu, ' ').trim();
