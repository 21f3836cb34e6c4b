/** Text for GitHub: how long it may be, and the marks by which it is found again. Pure. */
import { splitText, storableText } from '@msp/protocol';

/** GitHub takes bodies of 65,536 characters; the rest is for marks. */
const LONGEST = 64_000;
/** What all of a body may have. */
export const LONGEST_BODY = 65_536;
/** GitHub takes titles of 256 characters. */
const LONGEST_TITLE = 250;

/** A mark that nobody sees, and by which the text is found again. What people write cannot hold one: its `<` is escaped. */
export const marker = (key: string): string => `<!-- msp:${encodeURIComponent(key.toWellFormed())} -->`;

/** Does a text bear such a mark? Then it is ours. */
export const isMarked = (text: string): boolean => text.includes('<!-- msp:');

/** Bodies of which none is too long, each with its key and mark. Nothing is lost. */
export function bodiesOf(key: string, text: string): { readonly key: string; readonly body: string }[] {
  return splitText(storableText(text), LONGEST).map((part, index) => {
    const own = index === 0 ? key : `${key}/${index + 1}`;
    return { key: own, body: `${part}\n\n${marker(own)}` };
  });
}

/** One line for a title. What does not fit is left to the body, where all of it stands. */
export function titleOf(text: string): string {
  const line = storableText(text).replace(/\s+/gu, ' ').trim();
  return line.length <= LONGEST_TITLE ? line : `${line.slice(0, LONGEST_TITLE - 1).toWellFormed()}…`;
}

/** A text without what nobody sees. */
export const visible = (text: string): string => text.replace(/<!--[\s\S]*?-->/g, '').trim();

/** The first line of a text that has something in it. */
export const firstLine = (text: string): string =>
  text
    .split(/\r?\n/)
    .find((line) => line.trim() !== '')
    ?.trim() ?? '';

/** A time, moved back by so many minutes: clocks differ. */
export const earlier = (time: string, minutes: number): string =>
  new Date(Date.parse(time) - minutes * 60_000).toISOString();
