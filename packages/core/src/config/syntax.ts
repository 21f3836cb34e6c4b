/** JSON with comments: reading it, finding places in it, changing it. Loaded only for files that need it. */
import {
  applyEdits,
  createScanner,
  findNodeAtLocation,
  getNodeValue,
  modify,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';

/** A place in a text, both counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** What is wrong with a text, and where. */
export interface SyntaxProblem extends Place {
  readonly reason: string;
  /** The line itself, cut around the place where it is long. */
  readonly text: string;
}

const REASONS: Record<string, string> = {
  InvalidSymbol: 'this is no JSON value; texts and names stand in double quotes',
  InvalidNumberFormat: 'this is no number',
  PropertyNameExpected: 'a name in double quotes is missing here',
  ValueExpected: 'a value is missing here',
  ColonExpected: 'a colon is missing before this',
  CommaExpected: 'a comma is missing before this',
  CloseBraceExpected: 'a closing } is missing',
  CloseBracketExpected: 'a closing ] is missing',
  EndOfFileExpected: 'nothing may follow the last }',
  InvalidCommentToken: 'this is no comment',
  UnexpectedEndOfComment: 'a comment is not closed',
  UnexpectedEndOfString: 'a text is not closed with a double quote',
  UnexpectedEndOfNumber: 'a number is not finished',
  InvalidUnicode: 'this is no \\u escape',
  InvalidEscapeCharacter: 'this is no escape; write \\\\ for a backslash',
  InvalidCharacter: 'this character must be escaped',
};

const LONGEST_LINE = 80;

function placeOf(text: string, offset: number): Place {
  const before = text.slice(0, offset).split(/\r\n|[\r\n]/);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function syntaxProblem(text: string, { offset, error }: ParseError): SyntaxProblem {
  // What is missing at the end of the file is missing on its last line, not on the empty one after it.
  const place = placeOf(text, Math.min(offset, text.trimEnd().length));
  const line = text.split(/\r\n|[\r\n]/)[place.line - 1] ?? '';
  const from = line.length > LONGEST_LINE ? Math.max(0, place.column - LONGEST_LINE / 2) : 0;
  const reason = REASONS[printParseErrorCode(error)] ?? 'this cannot be read';
  return { ...place, reason, text: line.slice(from, from + LONGEST_LINE).trim() };
}

/** Reads a text; comments and a comma after the last value are accepted. Objects have no prototype. */
export function parseTolerantly(text: string): { value: unknown; problem: SyntaxProblem | null } {
  const errors: ParseError[] = [];
  try {
    const tree = parseTree(text, errors, { allowTrailingComma: true });
    if (errors[0]) return { value: undefined, problem: syntaxProblem(text, errors[0]) };
    return { value: tree && getNodeValue(tree), problem: null };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return {
      value: undefined,
      problem: { line: 1, column: 1, reason: 'the file is nested too deeply', text: '' },
    };
  }
}

function treeOf(text: string): Node | undefined {
  try {
    return parseTree(text, [], { allowTrailingComma: true });
  } catch {
    return undefined;
  }
}

/** Where a value stands in a text that was read; null where it does not, or it is nested too deeply to look. */
export function locateValue(text: string, path: readonly (string | number)[]): Place | null {
  const tree = treeOf(text);
  const node = tree && findNodeAtLocation(tree, [...path]);
  return node ? placeOf(text, (node.parent?.type === 'property' ? node.parent : node).offset) : null;
}

function formatting(text: string) {
  const indent = /^[ \t]+(?=\S)/m.exec(text)?.[0] ?? '  ';
  const insertSpaces = !indent.startsWith('\t');
  return {
    insertSpaces,
    tabSize: insertSpaces ? indent.length : 1,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
}

/**
 * The text with one value set, or removed where it is `undefined`. Comments and layout stay.
 * Null where something that is no object stands in the way of the path.
 *
 * @example editText('{ // mine\n}', ['project'], 'msp') // '{ // mine\n  "project": "msp"\n}'
 */
export function editText(text: string, path: readonly string[], value: unknown): string | null {
  const formattingOptions = formatting(text);
  const before = value === undefined ? withoutTrailingComma(text, path.slice(0, -1)) : text;
  try {
    return applyEdits(before, modify(before, [...path], value, { formattingOptions }));
  } catch {
    return null;
  }
}

/** A comma after the last value would be left over where that value is removed. */
function withoutTrailingComma(text: string, path: readonly string[]): string {
  const tree = treeOf(text);
  const node: Node | undefined = tree && findNodeAtLocation(tree, [...path]);
  const last = node?.children?.at(-1);
  if (!node || !last) return text;
  const scanner = createScanner(text, true);
  scanner.setPosition(last.offset + last.length);
  scanner.scan();
  const comma = scanner.getTokenOffset();
  return text[comma] === ',' ? text.slice(0, comma) + text.slice(comma + 1) : text;
}
