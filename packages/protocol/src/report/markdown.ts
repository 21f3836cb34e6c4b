/** Text of people as Markdown that says the same, for tools that take GitHub's kind of it (GitHub, Linear). Pure. */
import type { Report } from './report.js';

/** What means something in Markdown wherever it stands; `<` and `&` would begin HTML. */
const ANYWHERE = /[\\`*_[\]<>&|~]/g;
/** What means something at the start of a line: headings, lists, rules, setext underlines, numbered lists. */
const AT_START = /^(\s*)(?:([#+=-])|(\d{1,9})([.)]))/;
/**
 * Names that would be told of, and numbers of issues that would be linked: a comment of HTML between breaks both. Without a blank in it,
 * so that a long text is never parted there.
 */
const MENTION = /@(?=[\w-])/g;
const REFERENCE = /#(?=\d)|\b(GH-)(?=\d)/gi;
const BREAK = '<!---->';
/** An address, without the marks of a sentence after it: it stays a link. */
const ADDRESS = /\bhttps?:\/\/[^\s<>\\`]*[^\s<>\\`.,;:!?'"()[\]*_~|]/g;

/** How Markdown is written. */
export interface MarkdownOptions {
  /** Do names after `@` and numbers after `#` stay what the tool makes of them? Default: no. */
  readonly mentions?: boolean;
}

/**
 * One line of plain text, so that it is shown as it is: nothing in it formats or mentions anybody. Addresses are links.
 *
 * @example escapeMarkdown('Ask @ada about #12 *now*') // 'Ask @<!---->ada about #<!---->12 \\*now\\*'
 */
export function escapeMarkdown(text: string, options: MarkdownOptions = {}): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  let end = 0;
  let escaped = '';
  for (const { 0: address, index } of line.matchAll(ADDRESS)) {
    escaped += `${plain(line.slice(end, index), options)}<${address}>`;
    end = index + address.length;
  }
  return (escaped + plain(line.slice(end), options)).replace(AT_START, (_, space, sign, number, point) =>
    sign === undefined ? `${space}${number}\\${point}` : `${space}\\${sign}`,
  );
}

/** Text without an address in it. */
function plain(text: string, { mentions = false }: MarkdownOptions): string {
  const escaped = text.replace(ANYWHERE, (sign) =>
    sign === '<' ? '&lt;' : sign === '&' ? '&amp;' : `\\${sign}`,
  );
  if (mentions) return escaped;
  return escaped
    .replace(MENTION, `@${BREAK}`)
    .replace(REFERENCE, (sign) => (sign === '#' ? `#${BREAK}` : `${sign}${BREAK}`));
}

/** The same for text of several lines: paragraphs and line breaks stay. */
export function escapeMarkdownBlock(text: string, options?: MarkdownOptions): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => escapeMarkdown(line, options))
    .join('\n');
}

/** What came of a session, as Markdown. */
export function markdownReport(report: Report, options?: MarkdownOptions): string {
  const line = (text: string) => escapeMarkdown(text, options);
  return [
    `### Session: ${line(report.title)}`,
    report.facts.map(([name, value]) => `**${name}:** ${line(value)}`).join(' · '),
    ...(report.summary === null ? [] : [escapeMarkdownBlock(report.summary, options)]),
    ...report.parts.map(
      ({ title, lines }) => `**${title}**\n\n${lines.map((each) => `- ${line(each)}`).join('\n')}`,
    ),
  ].join('\n\n');
}
