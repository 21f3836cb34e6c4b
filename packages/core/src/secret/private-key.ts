/** Private keys in PEM, whole or cut off: the lines between BEGIN and END. Pure. */
import { finding, type SecretFinding } from './finding.js';

const BEGIN = /-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g;
const END = /-----END [A-Z0-9 ]{0,50}PRIVATE KEY(?: BLOCK)?-----/y;

/** What may stand between two lines of a key: line breaks, real or escaped, and the signs of quotes, diffs, strings. */
const GAP = /(?:\s|\\[nrt]|["'>+|,#*]){1,80}/y;
const LINE = /[A-Za-z0-9+/=]+/y;
/** `Proc-Type: 4,ENCRYPTED` and its like. */
const HEADER = /(?:Proc-Type|DEK-Info|Version|Comment|Hash|Charset): ?[^\n\\]{0,100}/y;

/** A line of Base64 this long is no word of a sentence. */
const LINE_LENGTH = 16;

function match(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}

/** Where the key that begins before `from` ends; `from` itself where no key follows. */
function endOfKey(text: string, from: number): number {
  let end = from;
  for (let next = from; ; ) {
    next = match(GAP, text, next);
    const closed = match(END, text, next);
    if (closed > next) return end === from ? from : closed;
    const header = match(HEADER, text, next);
    const line = header > next ? header : match(LINE, text, next);
    const last = match(GAP, text, line);
    // The last line may be short: before END, and where the text was cut off.
    const isLast = end > from && (last >= text.length || match(END, text, last) > last);
    if (header === next) {
      if (line - next < (isLast ? 1 : LINE_LENGTH)) return end;
      end = line;
    }
    next = line;
  }
}

/** The private keys of a text. A mention of the BEGIN line without a key is none. */
export function privateKeys(text: string): SecretFinding[] {
  const found: SecretFinding[] = [];
  if (!text.includes('PRIVATE KEY')) return found;
  let done = 0;
  for (const { 0: begin, index } of text.matchAll(BEGIN)) {
    if (index < done) continue;
    done = endOfKey(text, index + begin.length);
    if (done > index + begin.length) found.push(finding('private key', text, index, done));
  }
  return found;
}
