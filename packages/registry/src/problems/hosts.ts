/** Hosts that a stranger's plugin may name: those of a tool on the internet. Pure. */
import type { Rule } from './problem.js';
import { ADDRESS_NAMES, SHARED_NAMES } from './shared-names.js';

/** Last parts that no name on the internet has, or that are nobody's. */
const NOWHERE = new Set([
  ...['alt', 'arpa', 'corp', 'example', 'home', 'host', 'intern', 'internal', 'intranet', 'invalid', 'lan'],
  ...['local', 'localdomain', 'localhost', 'onion', 'private', 'server', 'test', 'workgroup'],
]);
const EXAMPLES = /(^|\.)example\.(com|net|org)$/;

/** Second parts under which a country registers names, as in `co.uk`. */
const SECOND = new Set([
  ...['ac', 'co', 'com', 'edu', 'go', 'gob', 'gouv', 'gov', 'ltd', 'me', 'mil', 'ne', 'net', 'nom'],
  ...['or', 'org', 'plc', 'sch'],
]);

/** Four numbers of an address, with dots or hyphens between them. */
const SPELLED = /(^|[.-])(25[0-5]|2[0-4]\d|1?\d?\d)([.-](25[0-5]|2[0-4]\d|1?\d?\d)){3}([.-]|$)/;

/** Below these, one more part is still everybody's: `s3.amazonaws.com`. */
const DEEPLY_SHARED = /(^|\.)(amazonaws\.com|windows\.net|run\.app|on\.aws)$/;

/** Is this the end of many people's names, rather than a name of one of them? By rules: no list is complete. */
function isShared(name: string): boolean {
  const parts = name.split('.');
  const [second = '', last = ''] = parts.slice(-2);
  return (
    parts.length < 2 ||
    SHARED_NAMES.has(name) ||
    DEEPLY_SHARED.test(name) ||
    (parts.length === 2 && last.length === 2 && SECOND.has(second))
  );
}

/** Does a name say which address it leads to, this machine or a private network among them? */
const leadsToAddress = (name: string): boolean => {
  const parts = name.split('.');
  return SPELLED.test(name) || parts.some((_, index) => ADDRESS_NAMES.has(parts.slice(index).join('.')));
};

/**
 * Why a host cannot be named in an entry; null where it can.
 *
 * @example hostProblem('10.0.0.1') // 'it is a number, and no name'
 * @example hostProblem('*.github.io') // 'it is everything below github.io, where everybody can have a name'
 */
export function hostProblem(host: string): string | null {
  const name = host.replace(/^\*\./, '');
  const parts = name.split('.');
  const last = parts.at(-1) ?? '';
  if (/^(\d+|0x[0-9a-f]*)$/.test(last)) return 'it is a number, and no name';
  if (host !== name && isShared(name))
    return `it is everything below ${name}, where everybody can have a name`;
  if (leadsToAddress(name)) return 'it stands for an address, which may be one of a private network';
  if (parts.length < 2) return 'it is no name on the internet';
  if (NOWHERE.has(last) || EXAMPLES.test(name)) return 'nobody can reach it on the internet';
  if (name.length > 253 || parts.some((part) => part.length > 63 || /^-|-$/.test(part)))
    return 'it is no valid name';
  return /^([a-z]{2,}|xn--[a-z0-9-]+)$/.test(last) ? null : 'it is no name on the internet';
}

/** Its hosts are those of a tool, and its homepage can be reached by everybody. */
export const hosts: Rule = ({ hosts: all = [], homepage }) => [
  ...all.flatMap((host, index) => {
    const reason = hostProblem(host);
    if (reason === null) return [];
    const hint =
      'Name the hosts of the tool. An address that each person sets belongs into a setting: list it under `addresses` of the manifest.';
    return [{ field: `hosts[${index}]`, message: `${host}: ${reason}`, hint }];
  }),
  ...(homepage !== undefined && hostProblem(new URL(homepage).hostname) !== null
    ? [
        {
          field: 'homepage',
          message: `${homepage} cannot be reached by everybody`,
          hint: 'Name the page of the plugin: `homepage` of package.json.',
        },
      ]
    : []),
];
