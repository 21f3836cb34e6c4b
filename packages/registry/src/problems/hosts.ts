/** Hosts that a stranger's plugin may name: those of a tool on the internet. Pure. */
import type { Rule } from './problem.js';

/** Last parts that no name on the internet has, or that are nobody's. */
const NOWHERE = new Set(
  (
    'alt arpa corp example home host intern internal intranet invalid lan local localdomain localhost onion private ' +
    'server test workgroup'
  ).split(' '),
);
const EXAMPLES = /(^|\.)example\.(com|net|org)$/;

/** Second parts under which a country registers names, as in `co.uk`. */
const SECOND = new Set('ac co com edu go gob gouv gov ltd me mil ne net nom or org plc sch'.split(' '));

/** Names under which everybody can have one: a wildcard over these reaches strangers. */
const SHARED = new Set(
  (
    'amazonaws.com appspot.com azure-api.net azurecontainer.io azureedge.net azurestaticapps.net azurewebsites.net ' +
    'blogspot.com cloudapp.net cloudfront.net codeberg.page deno.dev deno.net duckdns.org firebaseapp.com fly.dev ' +
    'github.dev github.io gitlab.io glitch.me googleusercontent.com herokuapp.com hf.space loca.lt lovable.app myshopify.com ' +
    'netlify.app ngrok.app ngrok.dev ngrok.io ngrok-free.app ngrok-free.dev notion.site nip.io on.aws onrender.com ' +
    'pages.dev pipedream.net railway.app readthedocs.io render.com repl.co replit.app replit.dev run.app sslip.io ' +
    'surge.sh translate.goog trycloudflare.com ts.net up.railway.app vercel.app vercel.dev web.app web.core.windows.net ' +
    'webhook.site windows.net wordpress.com workers.dev'
  ).split(' '),
);
/** Below these, one more part is still everybody's: `s3.amazonaws.com`. */
const DEEPLY_SHARED = /(^|\.)(amazonaws\.com|windows\.net|run\.app|on\.aws)$/;

/** Is this the end of many people's names, rather than a name of one of them? By rules: no list is complete. */
function isShared(name: string): boolean {
  const parts = name.split('.');
  const [second = '', last = ''] = parts.slice(-2);
  return (
    parts.length < 2 ||
    SHARED.has(name) ||
    DEEPLY_SHARED.test(name) ||
    (parts.length === 2 && last.length === 2 && SECOND.has(second))
  );
}

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
  if (parts.length < 2) return 'it is no name on the internet';
  if (NOWHERE.has(last) || EXAMPLES.test(name)) return 'nobody can reach it on the internet';
  if (name.length > 253 || parts.some((part) => part.length > 63 || /^-|-$/.test(part)))
    return 'it is no valid name';
  return /^([a-z]{2,}|xn--[a-z0-9-]+)$/.test(last) ? null : 'it is no name on the internet';
}

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
