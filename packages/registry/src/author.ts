/** What a package.json says about who made the package and where one reads about it. Pure. */
import type { Author } from './entry.js';
import { WebAddress } from './shapes.js';

/** A package.json as it was read: a stranger wrote it, so any field may be anything. */
export type PackageFile = Readonly<Record<string, unknown>>;

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

/** An https address as an entry may have it; undefined for anything else. */
const addressOf = (value: unknown): string | undefined => {
  const read = WebAddress.safeParse(textOf(value));
  return read.success ? read.data : undefined;
};

/**
 * The author, without the mail address. An empty name where the package tells none.
 *
 * @example authorOf({ author: 'Ada <ada@example.com> (https://ada.example.com)' }) // { name: 'Ada', url: 'https://ada.example.com' }
 */
export function authorOf({ author }: PackageFile): Author {
  const [, name = '', , page] = /^([^<(]*)(<[^>]*>)?\s*(?:\(([^)]*)\))?/.exec(textOf(author)) ?? [];
  const url = addressOf(page ?? fieldOf(author, 'url'));
  return { name: name.trim() || textOf(fieldOf(author, 'name')), ...(url !== undefined && { url }) };
}

/** The homepage, else where the sources are; undefined where neither is an https address. */
export function homepageOf({ homepage, repository }: PackageFile): string | undefined {
  const sources = textOf(fieldOf(repository, 'url') ?? repository)
    .replace(/^git\+/, '')
    .replace(/\.git$/, '');
  return addressOf(homepage) ?? addressOf(sources);
}
