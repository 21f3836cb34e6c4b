/** Follows every link of a served site. */

/** What was found. Paths are those of the address, from its first slash. */
export interface Walk {
  /** The HTML of each page. */
  readonly pages: ReadonlyMap<string, string>;
  /** Everything else that a page loads. */
  readonly assets: ReadonlySet<string>;
  /** What could not be loaded, and which page wanted it. */
  readonly missing: readonly string[];
  /** Links to a part of a page that is not there. */
  readonly lostAnchors: readonly string[];
  /** What a page, a style or a script loads from another host. */
  readonly foreign: readonly string[];
}

const attributes = (html: string, pattern: RegExp): string[] =>
  [...html.matchAll(pattern)].map(([, value = '']) => value.replaceAll('&amp;', '&'));

/** Where a person can go. */
const linksOf = (html: string) => attributes(html, /<a\b[^>]*\shref="([^"]*)"/g);

/** What is loaded without being asked for. */
const loadedBy = (html: string) =>
  attributes(html, /<(?:link|script|img|iframe|source|video|audio|embed)\b[^>]*\s(?:href|src)="([^"]*)"/g);

/** What a style or a script loads, as far as its text tells. */
const loadedFrom = (text: string) =>
  attributes(text, /(?:url\(|@import\s|\bimport\(|\bfetch\(|\bfrom)\s*["'`]?((?:https?:)?\/\/[^"'`)\s]+)/g);

const isForeign = (address: string): boolean => /^(https?:)?\/\//.test(address);

/**
 * Walks through a site from its first page.
 *
 * @param base what its paths begin with, with a slash at both ends
 */
export async function walk(origin: string, base: string): Promise<Walk> {
  const pages = new Map<string, string>();
  const assets = new Set<string>();
  const [missing, foreign, anchors]: [string[], string[], [string, string, string][]] = [[], [], []];
  const open: [path: string, from: string][] = [[base, '']];
  const resolved = (address: string, page: string) => new URL(address, origin + page);

  for (let next = open.pop(); next; next = open.pop()) {
    const [path, from] = next;
    if (pages.has(path)) continue;
    const response = await fetch(origin + path);
    if (!response.ok) missing.push(`${from} → ${path}`);
    const html = await response.text();
    pages.set(path, html);
    for (const address of linksOf(html).filter((each) => !/^(https?:|mailto:)/.test(each))) {
      const { pathname, hash } = resolved(address, path);
      if (hash !== '') anchors.push([path, pathname, decodeURIComponent(hash.slice(1))]);
      open.push([pathname, path]);
    }
    for (const address of loadedBy(html)) {
      if (isForeign(address)) foreign.push(`${path} → ${address}`);
      else if (!address.startsWith('data:')) assets.add(resolved(address, path).pathname);
    }
  }
  for (const asset of assets) {
    const response = await fetch(origin + asset);
    if (!response.ok) missing.push(asset);
    if (/\.(css|js)$/.test(asset))
      foreign.push(...loadedFrom(await response.text()).map((address) => `${asset} → ${address}`));
  }
  const lostAnchors = anchors
    .filter(([, path, id]) => id !== '' && !pages.get(path)?.includes(` id="${id}"`))
    .map(([from, path, id]) => `${from} → ${path}#${id}`);
  return { pages, assets, missing: [...new Set(missing)], lostAnchors, foreign };
}
