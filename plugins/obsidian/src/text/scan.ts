/**
 * Tells apart, line by line, what of a note is text and what is code, HTML or a comment, and which lines are headings.
 * Follows CommonMark's block rules as far as that needs, with Obsidian's comments between `%%`. Pure.
 */
import { fenceOf, headingOf, htmlEnd, indentOf, isRule, listMarker } from './starts.js';

/** What is known of a line. */
interface Scanned {
  /** Within code, HTML or a comment: nothing there is a heading or a block id. */
  readonly hidden: boolean;
  /** A heading of the note itself, not one within a list or quote. */
  readonly heading: { readonly level: number; readonly words: string } | null;
  /** The line begins a list item, a quote, a heading, a rule: it does not go on with the paragraph before it. */
  readonly starts: boolean;
}

/** What was found. `limit` is the line before which new lines have to stand: where something begins that never ends. */
export interface Scan {
  readonly lines: readonly Scanned[];
  readonly limit: number;
}

const TEXT: Scanned = { hidden: false, heading: null, starts: false };
const START: Scanned = { ...TEXT, starts: true };
const HIDDEN: Scanned = { hidden: true, heading: null, starts: true };

/** How many lists and quotes may begin on one line; what comes after is text. */
const DEPTH = 40;

type Open =
  | {
      readonly kind: 'fence';
      readonly character: string;
      readonly length: number;
      readonly column: number;
      readonly quoted: boolean;
      readonly line: number;
    }
  | {
      readonly kind: 'html';
      readonly end: RegExp | null;
      readonly column: number;
      readonly quoted: boolean;
      readonly line: number;
    }
  | { readonly kind: 'comment'; readonly line: number };

/** Scans the lines of a note without its properties. */
export function scan(texts: readonly string[]): Scan {
  const scanner = new Scanner(texts);
  const lines = texts.map((text, index) => scanner.next(text, index));
  for (const { line, heading } of scanner.underlined) lines[line] = { hidden: false, heading, starts: true };
  return { lines, limit: scanner.limit() ?? texts.length };
}

/** What one pass over the lines has to remember. */
class Scanner {
  /** Headings that were known only from the line under them. */
  readonly underlined: { line: number; heading: { level: number; words: string } }[] = [];
  /** The columns at which the text of open list items begins. */
  private items: number[] = [];
  private open: Open | null = null;
  private inParagraph = false;
  /** The column of the list item that the paragraph is in; none where it is in a quote. */
  private column: number | null = null;
  /** The last line began a list item and has nothing else on it. */
  private isEmptyItem = false;
  /** Where the paragraph began, if it is one of the note itself. */
  private paragraph: number | null = null;
  /** The last line that has `%%` on it. */
  private readonly lastComment: number;
  private readonly texts: readonly string[];

  constructor(texts: readonly string[]) {
    this.texts = texts;
    this.lastComment = texts.findLastIndex((text) => text.includes('%%'));
  }

  /** Where something begins that nothing ends; what a list or quote holds ends with it. */
  limit(): number | undefined {
    const { open } = this;
    if (!open || (open.kind === 'html' && open.end === null)) return undefined;
    return open.kind === 'comment' || (open.column === 0 && !open.quoted) ? open.line : undefined;
  }

  next(text: string, line: number): Scanned {
    if (this.open && this.within(this.open, text)) return HIDDEN;
    if (text.trim() === '') {
      // An item that begins with two empty lines is over.
      if (this.isEmptyItem) this.items.pop();
      this.isEmptyItem = false;
      this.endParagraph();
      return TEXT;
    }
    this.isEmptyItem = false;
    const scanned = this.begin(text, line);
    return scanned.hidden || !this.opensComment(text, line) ? scanned : HIDDEN;
  }

  /** Is the line within what is open? Closes that where the line ends it. */
  private within(open: Open, text: string): boolean {
    if (open.kind === 'comment') {
      // Several on the line: the last one counts.
      if (marks(text) % 2 === 1) this.open = null;
      return true;
    }
    const blank = text.trim() === '';
    const left = open.quoted ? !/^\s*>/.test(text) : !blank && indentOf(text) < open.column;
    if (left || (open.kind === 'html' && open.end === null && blank)) {
      this.open = null;
      return false;
    }
    if (open.kind === 'html') {
      if (open.end?.test(text)) this.open = null;
      return true;
    }
    const inner = open.quoted ? text.replace(/^[\s>]*/, '') : text.trimStart();
    const closing = new RegExp(`^\\${open.character}{${open.length},}[ \\t]*$`).test(inner);
    if (closing && (open.quoted || indentOf(text) - open.column < 4)) this.open = null;
    return true;
  }

  private begin(text: string, line: number): Scanned {
    let indent = indentOf(text);
    let rest = text.trimStart();
    const interrupts = this.inParagraph && this.column !== null && indent >= this.column;
    const lazy = this.inParagraph && !canStart(rest, interrupts);
    if (!lazy) while ((this.items.at(-1) ?? 0) > indent) this.items.pop();
    if (indent - (this.items.at(-1) ?? 0) >= 4) return this.inParagraph ? TEXT : HIDDEN;
    let quoted = false;
    let starts = false;
    for (let depth = 0; depth < DEPTH; depth += 1) {
      const marker = !starts && interrupts && !canInterrupt(rest) ? null : listMarker(rest, indent);
      if (rest.startsWith('>')) {
        quoted = true;
        rest = rest.slice(1).trimStart();
      } else if (marker) {
        if (!quoted) {
          indent += marker.width;
          this.items.push(indent);
        }
        rest = marker.rest;
        if (indentOf(rest) >= 4) return this.hide();
      } else break;
      starts = true;
      this.endParagraph();
      this.isEmptyItem = rest.trim() === '' && !quoted;
      if (rest.trim() === '') return START;
    }
    return this.leaf(rest, line, starts, quoted);
  }

  /** What stands after the bullets and quote marks of a line. */
  private leaf(rest: string, line: number, starts: boolean, quoted: boolean): Scanned {
    const column = quoted ? 0 : (this.items.at(-1) ?? 0);
    const own = column === 0 && !quoted && !starts;
    const heading = headingOf(rest);
    if (heading) {
      this.endParagraph();
      return { ...START, heading: own ? heading : null };
    }
    const fence = fenceOf(rest);
    if (fence) {
      this.open = { kind: 'fence', ...fence, column, quoted, line };
      return this.hide();
    }
    const end = htmlEnd(rest, this.inParagraph);
    if (end !== undefined) {
      if (!end?.test(rest)) this.open = { kind: 'html', end, column, quoted, line };
      return this.hide();
    }
    if (this.inParagraph && own && this.paragraph !== null && /^(?:=+|-+)[ \t]*$/.test(rest)) {
      const words = this.texts
        .slice(this.paragraph, line)
        .map((text) => text.trim())
        .join(' ');
      this.underlined.push({ line: this.paragraph, heading: { level: rest.startsWith('=') ? 1 : 2, words } });
      this.endParagraph();
      return START;
    }
    if (isRule(rest)) {
      this.endParagraph();
      return START;
    }
    if (!this.inParagraph && own) this.paragraph = line;
    if (!this.inParagraph) this.column = quoted ? null : column;
    this.inParagraph = true;
    return starts ? START : TEXT;
  }

  private hide(): Scanned {
    this.endParagraph();
    return HIDDEN;
  }

  private endParagraph(): void {
    this.inParagraph = false;
    this.paragraph = null;
  }

  /** Does a comment begin on the line that does not end on it? One that never ends counts only at a line's beginning. */
  private opensComment(text: string, line: number): boolean {
    if (marks(text) % 2 === 0) return false;
    if (this.lastComment <= line && !/^\s*%%/.test(text)) return false;
    this.open = { kind: 'comment', line };
    this.endParagraph();
    return true;
  }
}

/** May a list item of these words end the paragraph that it stands in? Not an empty one, nor one numbered other than 1. */
const canInterrupt = (rest: string): boolean => /^(?:[-*+]|1[.)])[ \t]+\S/.test(rest);

/** Could these words end a paragraph by beginning something else? */
const canStart = (rest: string, interrupts: boolean): boolean =>
  rest.startsWith('>') ||
  isRule(rest) ||
  headingOf(rest) !== null ||
  fenceOf(rest) !== null ||
  htmlEnd(rest, true) !== undefined ||
  (listMarker(rest) !== null && (!interrupts || canInterrupt(rest)));

/** How many `%%` a line has outside of code. */
const marks = (text: string): number =>
  text.includes('%%') ? text.replace(/(`+)(?!`).*?(?<!`)\1(?!`)/g, '').split('%%').length - 1 : 0;
