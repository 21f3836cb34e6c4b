/** Texts of sessions as Markdown that shows them as they are, and can be nothing else. Pure. */
import { truncate } from '@msp/protocol';

const ESCAPE = String.fromCharCode(27);
/** Colours and movements of a terminal, pasted with its output. */
const TERMINAL = new RegExp(`${ESCAPE}\\[[0-9;?]*[ -/]*[@-~]`, 'g');
const BREAKS = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;
/** Control characters, and what hides or turns around the text beside it. Joiners stay: emoji and scripts need them. */
const CONTROLS =
  /(?![\n\t])\p{Cc}|[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]/gu;

/** A text without control characters, well-formed, its lines divided by `\n`. */
export const cleanText = (text: string): string =>
  text.toWellFormed().replace(TERMINAL, '').replace(BREAKS, '\n').replace(CONTROLS, '');

/** A text on one line, cut to so many columns. Not escaped yet. */
export const oneLine = (text: string, columns: number): string =>
  truncate(cleanText(text).replace(/\s+/g, ' ').trim(), columns);

/** An address that can stand between angle brackets as it is. */
const ADDRESS = String.raw`(?<![\p{L}\p{N}])https?:\/\/(?:(?!%%|==)[A-Za-z0-9._~:/?#@!&'()*+,;=%-])*[A-Za-z0-9/_-]`;
/**
 * Every character that could begin or end something in CommonMark, GitHub's extensions, Obsidian's own syntax (links,
 * tags, comments, highlights, block ids, mathematics) or the `<% %>` that template plugins execute.
 */
const SPECIAL = [
  String.raw`[\\${'`'}*[\]<~|$]`,
  String.raw`(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])`,
  String.raw`(?<![\p{L}\p{N}])#`,
  String.raw`(?<=^|\s)\^`,
  '(?<=[%<])%|(?<=%)>',
  '(?<==)=|=(?==)',
  // What GitHub takes for an address as far as it likes, escapes and all.
  String.raw`(?<=https?):(?=\/\/)|(?<=www)\.`,
  '&(?=#?[A-Za-z0-9]+;)',
  String.raw`^[-+=>]|^:(?=-)|(?<=^\d{1,9})[.)](?=\s|$)`,
].join('|');
const ESCAPED = new RegExp(`(${ADDRESS})|(?:${SPECIAL})`, 'giu');

const escapeLine = (line: string): string =>
  line.replace(ESCAPED, (found, address?: string) => (address ? `<${address}>` : `\\${found}`));

/**
 * A text as Markdown, line by line, each escaped; lines with nothing on them are left out, so that it stays one
 * paragraph. Web addresses stay links. What has nothing left becomes `…`.
 *
 * @example escapeText('# one\n\n[[two]] ^three') // '\\# one\n\\[\\[two\\]\\] \\^three'
 */
export function escapeText(text: string): string {
  const lines = cleanText(text)
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim());
  return lines.filter(Boolean).map(escapeLine).join('\n') || '…';
}

/** A text on one line as Markdown, cut to so many columns before it is escaped. */
export const escapeInline = (text: string, columns = 200): string => escapeText(oneLine(text, columns));

/** A name as a tag: `needs review` → `#needs-review`; null where Obsidian could not read it. */
export function tagOf(name: string): string | null {
  const fit = cleanText(name).replace(/[^\p{L}\p{N}_/-]+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, '-');
  const tag = fit.replace(/-{2,}/g, '-').replace(/^[-/]+|[-/]+$/g, '');
  return /\p{L}/u.test(tag) ? `#${tag}` : null;
}
