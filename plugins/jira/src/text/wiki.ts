/** Blocks as wiki markup, which Jira Server and Data Center take. Pure. */
import { asLine, type Block, clean } from './blocks.js';

/**
 * What means something in Jira. A hyphen within a word is plain already, and `WEB-12` stays a link so; an `&` counts where the number or
 * the name of a character follows, a letter where it makes a face with the colon before it.
 */
const MARKS = /[\\#*_+?^~|%{}[\]()!@]|(?<![A-Za-z0-9])-|-(?![A-Za-z0-9])|&(?=#?\w+;)|(?<=[:;])[DPp]/g;
/** What begins a heading or a quotation where a line begins. */
const BLOCK_START = /^(\s*(?:h[1-6]|bq))\./;
/** An address that holds nothing that formats stays whole, so that people may click on it. */
const PLAIN_ADDRESS = /\bhttps?:\/\/[A-Za-z0-9./:=&%~-]+[A-Za-z0-9/]/g;

/**
 * One line of plain text, so that it is shown as it is.
 *
 * @example wikiLine('[x] {code} *now*') // '\\[x\\] \\{code\\} \\*now\\*'
 */
export function wikiLine(text: string): string {
  const line = asLine(text);
  let made = '';
  let from = 0;
  for (const { 0: address, index } of line.matchAll(PLAIN_ADDRESS)) {
    made += escaped(line.slice(from, index)) + address;
    from = index + address.length;
  }
  return (made + escaped(line.slice(from))).replace(BLOCK_START, '$1&#46;');
}

const escaped = (text: string): string =>
  text.replace(MARKS, (mark) => {
    if (mark === '&') return '&amp;';
    // Two backslashes break a line, and a letter has no other way to be plain.
    return /[\\A-Za-z]/.test(mark) ? `&#${mark.charCodeAt(0)};` : `\\${mark}`;
  });

const wikiLines = (text: string): string[] => clean(text).trim().split('\n').map(wikiLine);

/** @example wikiOf([{ heading: 'Session' }, { items: ['One'] }]) // 'h3. Session\n\n* One' */
export const wikiOf = (blocks: readonly Block[]): string => blocks.map(blockOf).join('\n\n');

function blockOf(block: Block): string {
  if ('heading' in block) return `h3. ${wikiLine(block.heading)}`;
  // A line break within an item has to be forced, or the list would end.
  if ('items' in block) return block.items.map((item) => `* ${wikiLines(item).join(' \\\\ ')}`).join('\n');
  if ('facts' in block)
    return block.facts.map(([name, value]) => `*${wikiLine(name)}:* ${wikiLine(value)}`).join(' · ');
  const label = block.label === undefined ? '' : `*${wikiLine(block.label)}:* `;
  return (label + wikiLines(block.text).join('\n')).trimEnd();
}
