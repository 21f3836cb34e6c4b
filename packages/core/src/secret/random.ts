/** Telling a made-up string from words: what machines draw at random, people do not write. Pure. */

/** No secret but a stand-in for one, or a place where one is kept. */
const STAND_IN =
  /xxxx|\*\*\*|•|…|example|change[-_]?me|placeholder|dummy|redacted|\bmasked\b|your[-_ ]|insert[-_]|replace[-_]|my[-_](?:secret|token|key|password|api)|process\.env|import\.meta|os\.environ|\bsecrets\.|\benv[.:[]|keychain:|vault:/i;
const REFERENCE = /^(?:[<{[(]|%[A-Z_]+%|\$[A-Za-z_{(]|[a-z][a-z0-9+.-]*:\/\/|arn:|\.{0,2}\/|~\/)/i;
const ENVIRONMENT_NAME = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;
const DATE = /^\d{4}-\d\d-\d\d(?:T|$)/;

/** How many characters are looked at. A secret shows its nature long before. */
const ENOUGH = 128;

/** Whether a value stands in for a secret: `<token>`, `${TOKEN}`, `process.env.X`, `changeme`, `xxxx`. */
export function isStandIn(value: string): boolean {
  const head = value.slice(0, ENOUGH);
  return STAND_IN.test(head) || REFERENCE.test(head) || ENVIRONMENT_NAME.test(head) || DATE.test(head);
}

/** Whether there are so many different characters. A drawn key has many, `0000-0000` has two. */
export function hasVariety(value: string, least: number): boolean {
  let different = 0;
  for (let index = 0; index < value.length && index < ENOUGH; index++) {
    if (value.indexOf(value.charAt(index)) === index && ++different >= least) return true;
  }
  return false;
}

/** Words, numbers, and words with a short number behind: what paths, versions and names are made of. */
function isMadeOfWords(value: string): boolean {
  if (!/^[\w\s.:/@-]*$/.test(value)) return false;
  return value.split(/[^A-Za-z0-9]+/).every((part) => /^(?:[A-Za-z]*\d{0,3}|\d+)$/.test(part));
}

/** 0 a digit, 1 a small letter, 2 a capital, 3 anything else. */
function classOf(code: number): number {
  if (code >= 48 && code <= 57) return 0;
  if (code >= 97 && code <= 122) return 1;
  return code >= 65 && code <= 90 ? 2 : 3;
}

/** How often letters and digits, or small and capital letters, stand side by side. */
function changes(value: string): { digits: number; cases: number } {
  let digits = 0;
  let cases = 0;
  let before = 3;
  for (let index = 0; index < value.length; index++) {
    const now = classOf(value.charCodeAt(index));
    if (now !== before && now !== 3 && before !== 3) {
      if (now === 0 || before === 0) digits++;
      else cases++;
    }
    before = now;
  }
  return { digits, cases };
}

/**
 * Whether a value looks drawn at random: at least 12 characters, eight of them different, letters and digits (or small
 * and capital letters) mixed as words never mix them.
 *
 * @example looksRandom('q7Rk2mZp9TxW') // true; looksRandom('oauth2-client-secret') is false
 */
export function looksRandom(value: string): boolean {
  const head = value.slice(0, ENOUGH);
  if (head.length < 12 || !hasVariety(head, 8)) return false;
  const { digits, cases } = changes(head);
  const isMixed = digits >= 3 && !/\s/.test(head);
  const isJumble = cases / head.length > 0.4 && /^[A-Za-z]{16,}$/.test(head);
  const isTyped = digits >= 1 && /^(?=.*[a-z])(?=.*[A-Z])(?=.*[^\w\s.:/-])\S+$/.test(head);
  return isJumble || ((isMixed || isTyped) && !isMadeOfWords(head) && !isStandIn(head));
}
