/** Text of people as Slack can take it: every character is still there, or a sign that stands for it. Pure. */

import { storableText } from '@msp/protocol';

/** Ends of lines that are not those of any keyboard. */
const LINE_END = /[\u2028\u2029]/g;
/** What has no shape and no place in a message, except tabs and line feeds. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

/** U+2400 and the following are pictures of the control characters below a space. */
function picture(control: string): string {
  const code = control.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '\u2421' : `\\u{${code.toString(16)}}`;
}

/**
 * Line ends become line feeds, control characters their pictures, and half a surrogate pair U+FFFD, as no request could carry it.
 *
 * @example plain('bell\u0007') // 'bell␇'
 */
export const plain = (text: string): string =>
  storableText(text.replace(LINE_END, '\n').replace(CONTROL, picture));

/** The same in one line, whole: for what is a name or a title. */
export const wholeLine = (text: string): string => plain(text).replace(/\s+/gu, ' ').trim();
