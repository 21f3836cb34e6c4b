import type { Feed, FeedItem, Json, Reply } from '@msp/protocol';
import { HEADERS, url } from './tracker-queries.js';

/** What the tracker answers to a question for what changed. */
export const feedReply: Reply = {
  ...{ kind: 'answer', status: 200, headers: { etag: '"v1"' } },
  value: {
    next: 'p2',
    issues: [
      { number: 7, title: 'Ship it', state: 'open', at: '2026-01-05T10:00:00Z', branch: 'main' },
      { number: 8, title: 'Rest', state: 'open', at: null, branch: null },
    ],
  },
};

type Feeds = { readonly issues: Feed<{ team: string }, 'apiKey' | 'signingKey'> };

/** The team's open issues: a page after the other, and none where nothing changed. */
export const feeds: Feeds = {
  issues: {
    summary: 'Open issues of the team',
    keeps: 'snapshot',
    every: 600,
    ask(context, state) {
      const page = textIn(state, 'page');
      const etag = page === null ? textIn(state, 'etag') : null;
      const wanted = page === null ? '' : `?page=${encodeURIComponent(page.toWellFormed())}`;
      return {
        language: 'http',
        request: {
          method: 'GET',
          url: `${url('teams', context.settings.team, 'issues')}${wanted}`,
          headers: { ...HEADERS(context), ...(etag !== null && { 'if-none-match': etag }) },
        },
      };
    },
    read(reply, _context, state) {
      if (reply.kind === 'failure') throw new Error(reply.message);
      if (reply.status === 304) return { items: [], state, more: false, unchanged: true };
      const { issues, next } = (reply.value ?? {}) as { issues?: Json; next?: Json };
      if (reply.status !== 200 || !Array.isArray(issues)) throw new Error('the tracker gave no issues');
      const items = issues.flatMap((issue) => itemOf(issue) ?? []);
      // The etag of the first page stands for all of them.
      const etag = textIn(state, 'page') === null ? reply.headers?.etag : textIn(state, 'etag');
      const left = etag ? { etag } : {};
      return typeof next === 'string'
        ? { items, state: { ...left, page: next }, more: true }
        : { items, state: left, more: false };
    },
  },
};

/** What the tracker does not tell in a way that is known is left out. */
function itemOf(issue: Json): FeedItem | null {
  const { number, title, state, at, branch } = (issue ?? {}) as Record<string, Json | undefined>;
  if (typeof number !== 'number' || typeof title !== 'string' || title === '') return null;
  const isTime = typeof at === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(at);
  return {
    id: String(number),
    kind: 'issue',
    title: title.replace(/\s+/g, ' '),
    ...(isTime && { time: at }),
    ...(typeof state === 'string' && { state }),
    ...(typeof branch === 'string' && { branch }),
  };
}

/** A text that an earlier page left; null where there is none, or the state is not one of ours. */
function textIn(state: Json, name: 'page' | 'etag'): string | null {
  if (typeof state !== 'object' || state === null || Array.isArray(state)) return null;
  const value = (state as Readonly<Record<string, Json>>)[name];
  return typeof value === 'string' ? value : null;
}
