/** Values that a name says are secret: `password=…`, `"apiKey": "…"`, `Authorization: Bearer …`. Pure. */
import { finding, type SecretFinding } from './finding.js';
import { looksRandom } from './random.js';

/** A name's last words, and what stands between it and its value. */
const NAME =
  /(password|passwd|passphrase|pwd|(?<![a-z])pass|secret(?:[_ -]?key)?|token|(?:api|auth|access|account|private|signing|encryption|master|shared)[_ -]?key|credentials?)(?:\\?["'`])?(?:\s{0,3}(?:=>|:=|[=:])\s{0,3}|(?<=--[a-z-]{2,20})\s)(?:bearer\s|basic\s)?|(bearer|basic)\s/gi;
/** Ends at a space, a bracket, a quote, and at a separator that another `name=` or nothing follows. */
const UNQUOTED = /(?:[^\s"'`,;&<>()[\]{}|\\…]|[,;&](?![\w.-]{0,40}[=:]|\s|$))+/y;
/** Tokens that are no credentials: they say where to go on reading. */
const PAGINATION = /(?:page|next|continuation|cursor|sync|delta)[_-]?$/i;
const AWS_SECRET = /^[A-Za-z0-9/+]{40}$/;

/** How many characters a value in quotes may have, and how often a run without spaces is tried as a value. */
const QUOTED = 4096;
const TRIES = 16;

function kindOf(name: string, value: string, before: string): string {
  const isAws = /aws/i.test(before) || (/access/i.test(name) && /secret/i.test(before));
  if (isAws && AWS_SECRET.test(value)) return 'AWS secret access key';
  if (/^pass|^pwd/i.test(name)) return 'password';
  if (/token|bearer/i.test(name)) return 'token';
  if (/^basic|^cred/i.test(name)) return 'credentials';
  return /^secret/i.test(name) ? 'secret' : 'API key';
}

/** The index of the quote that ends the value at `from`, on the same line; -1 where there is none. */
function closing(text: string, quote: string, from: number): number {
  for (let index = from; index < Math.min(text.length, from + QUOTED); index++) {
    if (text[index] === quote) return text[index - 1] === '\\' ? index - 1 : index;
    if (text[index] === '\n') return -1;
  }
  return -1;
}

/** Measures runs without spaces. In `token=token=token=` every value is the rest of one: it is measured once. */
class Runs {
  #end = 0;
  #tries = 0;

  /** Where the value at `from` ends; -1 where it is a function that is called, or one try too many in its run. */
  endOf(text: string, from: number): number {
    if (from >= this.#end) {
      UNQUOTED.lastIndex = from;
      this.#end = UNQUOTED.test(text) ? UNQUOTED.lastIndex : from;
      this.#tries = 0;
    }
    if (++this.#tries > TRIES || text[this.#end] === '(') return -1;
    return /[.:!?]/.test(text.charAt(this.#end - 1)) ? this.#end - 1 : this.#end;
  }
}

/**
 * Random-looking values of 12 characters or more behind a name that says they are secret.
 *
 * @example assignedSecrets('DB_PASSWORD=q7Rk2mZp9TxW') // one password, from 12 to 24
 */
export function assignedSecrets(text: string): SecretFinding[] {
  const found: SecretFinding[] = [];
  const runs = new Runs();
  NAME.lastIndex = 0;
  for (let match = NAME.exec(text); match; match = NAME.exec(text)) {
    const start = NAME.lastIndex;
    const quoteAt = text[start] === '\\' ? start + 1 : start;
    const isQuoted = /["'`]/.test(text.charAt(quoteAt));
    const from = isQuoted ? quoteAt + 1 : start;
    const quoted = isQuoted ? closing(text, text.charAt(quoteAt), from) : -1;
    const to = quoted === -1 ? runs.endOf(text, from) : quoted;
    const value = text.slice(from, Math.max(from, to));
    const before = text.slice(Math.max(0, match.index - 24), match.index);
    if (PAGINATION.test(before) || !looksRandom(value)) continue;
    found.push(finding(kindOf(match[1] ?? match[2] ?? '', value, before), text, from, to));
    NAME.lastIndex = to;
  }
  return found;
}
