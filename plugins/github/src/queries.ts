/** What the plugin asks and writes, as requests. Pure. */
import type { DocumentQuery } from '@msp/protocol';
import { type Call, call, type Find } from './call.js';
import { type Place, placeOf } from './repository.js';
import { ROUTES } from './routes.js';

/** As many as GitHub gives in a page. */
export const PAGE = 100;
/** So many where each may bear a long text: a page stays below the 5 MiB that MSP reads. */
export const TEXT_PAGE = 50;

/** So many pages are looked through before something is written, and for what may have been written. */
export const PAGES = 20;

/** Whose the token is. */
export const whoAmI = (): DocumentQuery => call({ route: ROUTES.user, parameters: {} });

/** Where a comment goes: an issue by its number, or one that is looked for. */
export type Target = Place & ({ readonly issue_number: number } | { readonly find: Find });

/** A comment. @param since from when on the probe looks for it */
export function commentCall(target: Target, body: Body, since: string): Call {
  const { owner, repo } = target;
  return 'find' in target
    ? { route: ROUTES.comment, parameters: { owner, repo, body }, find: target.find, since }
    : { route: ROUTES.comment, parameters: { owner, repo, issue_number: target.issue_number, body }, since };
}

/** A text, or parts of one, in which references to links may stand. */
export type Body = string | (string | { readonly $link: string; readonly part?: 'id' | 'url' })[];

/** An issue that is looked for by the mark in its text. */
export interface Marked {
  readonly place: Place;
  readonly marker: string;
  /** It was not changed before that: ISO 8601. */
  readonly since: string;
  readonly labels: readonly string[];
  /** Only while it is open. */
  readonly open?: boolean;
}

export function marked({ place, marker, since, labels, open = false }: Marked): Find {
  // A comma would part it in two.
  const label = labels.find((each) => !each.includes(','));
  return {
    route: ROUTES.issues,
    parameters: {
      ...place,
      ...{ state: open ? 'open' : 'all', since, per_page: TEXT_PAGE },
      ...(label !== undefined && { labels: label }),
    },
    pages: PAGES,
    marker,
  };
}

/** The issue itself, where it is open or was closed since. */
export const openIssue = (place: Place, issue_number: number, openSince: string): Find => ({
  route: ROUTES.issue,
  parameters: { ...place, issue_number },
  openSince,
  optional: true,
});

/** The open pull request of a branch of the repository itself. */
export const openPull = (place: Place, branch: string): Find => ({
  route: ROUTES.pulls,
  parameters: { ...place, head: `${place.owner}:${branch}`, state: 'open', per_page: 1 },
});

/** @param repository `owner/name` @param more parameters beside it */
export const inRepository = (repository: string, more: Call['parameters'] = {}): Call['parameters'] => ({
  ...placeOf(repository),
  ...more,
});
