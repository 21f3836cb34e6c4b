/** Passwords inside addresses: `postgres://user:password@host`. Pure. */
import { finding, type SecretFinding } from './finding.js';
import { isStandIn } from './random.js';

const USER = /[^\s:/?#@"'`<>[\]]{0,128}:/y;
const REST = /[^\s"'`<>]{1,256}/y;
const LONGEST = 256;

/** Documentation says `user:password@host`; nobody's password is found by hiding that. */
const PLACEHOLDER = /^(?:user|username|name|login|me):(?:password|passwd|pass|pwd|pw|secret)$/i;
const PORT = /^(?:\d{1,5}|port)$/i;

/** How long the password at the head of `rest` is; 0 where there is none. */
function lengthOfPassword(rest: string): number {
  const [first = ''] = rest.split(/[/?#]/, 1);
  // An unescaped @ belongs to the password; so does an unescaped slash, unless what stands before it is a port.
  const end = first.includes('@') ? first.lastIndexOf('@') : PORT.test(first) ? -1 : rest.indexOf('@');
  return /[\w[]/.test(rest.charAt(end + 1)) ? Math.max(0, end) : 0;
}

/** The passwords in the addresses of a text. Only the password is the finding, so that the address stays readable. */
export function urlPasswords(text: string): SecretFinding[] {
  const found: SecretFinding[] = [];
  let sign = -1;
  for (let at = text.indexOf('://'); at !== -1; at = text.indexOf('://', at + 3)) {
    USER.lastIndex = at + 3;
    if (!/[a-z0-9]/i.test(text.charAt(at - 1)) || !USER.test(text)) continue;
    const start = USER.lastIndex;
    if (sign < start) sign = text.indexOf('@', start);
    if (sign === -1) break;
    if (sign - start > LONGEST) continue;
    REST.lastIndex = start;
    const [rest = ''] = REST.exec(text) ?? [];
    const password = rest.slice(0, lengthOfPassword(rest));
    const credentials = text.slice(at + 3, start) + password;
    if (password === '' || isStandIn(password) || PLACEHOLDER.test(credentials)) continue;
    found.push(finding('password', text, start, start + password.length));
  }
  return found;
}
