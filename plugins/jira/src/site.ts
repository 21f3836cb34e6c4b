/** Where a Jira is, and of which kind. Pure. */

/** As much of the settings as the way to Jira needs; a guide has no more yet. */
export interface SiteSettings {
  readonly url?: unknown;
  readonly kind?: unknown;
  readonly email?: unknown;
}

/** A Jira. */
export interface Site {
  /** `cloud` speaks version 3 of the API and takes documents, `server` version 2 and takes wiki markup. */
  readonly kind: 'cloud' | 'server';
  /** Where people look at it, without a slash at the end: `https://acme.atlassian.net`. */
  readonly base: string;
  /** `https://acme.atlassian.net/rest/api/3`. */
  readonly api: string;
  readonly email: string | null;
}

/** Jira's own pages: what stands before them in an address is the path under which a Server runs. */
const PAGES =
  /^(browse|projects|secure|issues|rest|plugins|servicedesk|login\.jsp|software|dashboards?|your-work|people|login|welcome)$/i;

const isCloudHost = (host: string): boolean => /\.(atlassian\.net|jira\.com)$/i.test(host);

/** What a person pasted, as an address; null where it is none. */
function parsed(text: unknown): URL | null {
  if (typeof text !== 'string' || text.trim() === '') return null;
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(text.trim()) ? text.trim() : `https://${text.trim()}`;
  if (!URL.canParse(whole)) return null;
  const url = new URL(whole);
  return /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' ? url : null;
}

/** @example isAddress('acme.atlassian.net') // true */
export const isAddress = (text: string): boolean => parsed(text) !== null;

/** Does the address itself say which kind of Jira it is? */
export const tellsKind = (text: unknown): boolean => isCloudHost(parsed(text)?.hostname ?? '');

/**
 * @example siteOf({ url: 'https://acme.atlassian.net/jira/software/projects/WEB/boards/1' }).base // 'https://acme.atlassian.net'
 * @example siteOf({ url: 'https://tools.acme.com/jira/browse/WEB-12' }).base // 'https://tools.acme.com/jira'
 */
export function siteOf({ url: text, kind: given, email }: SiteSettings): Site {
  const url = parsed(text) ?? new URL('https://jira.invalid');
  const kind =
    given === 'cloud' || given === 'server' ? given : isCloudHost(url.hostname) ? 'cloud' : 'server';
  const segments = url.pathname.split('/').filter((segment) => segment !== '');
  const page = segments.findIndex((segment) => PAGES.test(segment));
  // Cloud runs at the root.
  const kept = kind === 'cloud' ? [] : segments.slice(0, page < 0 ? segments.length : page);
  const base = [url.origin, ...kept].join('/');
  return {
    kind,
    base,
    api: `${base}/rest/api/${kind === 'cloud' ? 3 : 2}`,
    email: typeof email === 'string' ? email : null,
  };
}

/** Where people look at an issue. @param key as Jira makes them, or an id */
export const pageOf = (base: string, key: string): string => `${base}/browse/${encodeURIComponent(key)}`;

/** What stands before `/rest/` in an address of the API; null where it is none that people may click on. */
export function baseIn(address: unknown): string | null {
  const base = typeof address === 'string' ? address.split('/rest/')[0] : undefined;
  return base !== undefined && /^https?:\/\/[^/]/.test(base) && URL.canParse(base) ? base : null;
}
