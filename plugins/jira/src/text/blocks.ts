/** What is written to an issue, before it is known how: both kinds of Jira show the same. Pure. */
import { oneLine, storableText } from '@msp/protocol';

/** A part of a comment. All texts are plain, as people wrote them. */
export type Block =
  | { readonly heading: string }
  /** Names and values on one line. */
  | { readonly facts: readonly (readonly [name: string, value: string])[] }
  /** A paragraph, with a word in bold before it. Line breaks stay. */
  | { readonly text: string; readonly label?: string }
  | { readonly items: readonly string[] };

/**
 * Text that Jira takes, with line ends that it knows.
 *
 * @example clean('bell\u0007') // 'bell\ufffd'
 */
export const clean = (text: string): string => storableText(text).replace(/[\u2028\u2029]/g, '\n');

/** The whole of it on one line. */
export const asLine = (text: string): string => oneLine(text, Number.POSITIVE_INFINITY);
