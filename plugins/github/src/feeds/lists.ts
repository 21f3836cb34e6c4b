/** A feed that reads a few lists, newest first, and keeps what came. Pure. */
import type { Feed, FeedItem, FeedPage, Json, Reply } from '@msp/protocol';
import { z } from 'zod';
import { type Call, call } from '../call.js';
import type { InFeed, Secret } from '../contract.js';
import { nextPage } from '../sending.js';
import type { Settings } from '../settings.js';
import { isClosed, troubleWith } from './trouble.js';

/** A list of a repository. */
interface List {
  /** Tells it from the others. */
  readonly id: string;
  readonly repository: string;
  readonly request: Call;
}

/** What a feed of lists is made of. */
export interface ListFeed {
  readonly summary: string;
  /** So many pages of each list at most. */
  readonly pages: number;
  lists(context: InFeed): readonly List[];
  /** Null where the reply is no answer. */
  items(reply: Reply, repository: string): readonly FeedItem[] | null;
}

const State = z.object({
  now: z.string(),
  etags: z.record(z.string(), z.string()),
  at: z.object({ list: z.string(), page: z.int().min(1), etag: z.string() }).nullable(),
  /** Repositories that are not shown to us: asked once more, after all others. */
  deferred: z.array(z.string()),
});
type State = z.infer<typeof State>;

const stateOf = (state: Json): State =>
  State.safeParse(state).data ?? { now: '', etags: {}, at: null, deferred: [] };

/** A feed of the kind `log`. Where the first page of a list is as it was, there is nothing new in it. */
export function listFeed({ summary, pages, lists, items }: ListFeed): Feed<Settings, Secret> {
  const inOrder = (context: InFeed, { deferred }: State): readonly List[] => {
    const all = lists(context);
    const isDeferred = ({ repository }: List) => deferred.includes(repository);
    return [...all.filter((each) => !isDeferred(each)), ...all.filter(isDeferred)];
  };
  const stand = (context: InFeed, state: State) => {
    const { now, at } = state;
    const all = inOrder(context, state);
    const index = now === context.now ? all.findIndex(({ id }) => id === at?.list) : -1;
    return { all, index: Math.max(0, index), page: index >= 0 ? (at?.page ?? 1) : 1 };
  };
  const after = (context: InFeed, state: State, index: number, found: readonly FeedItem[]): FeedPage => {
    const all = inOrder(context, state);
    const next = all[index + 1];
    const ids = new Set(all.map(({ id }) => id));
    const etags = Object.fromEntries(Object.entries(state.etags).filter(([id]) => ids.has(id)));
    const at = next ? { list: next.id, page: 1, etag: '' } : null;
    const deferred = next ? state.deferred : [];
    return { items: found, state: { now: context.now, etags, at, deferred }, more: next !== undefined };
  };
  /** On with other repositories; null where there are none that were not asked. */
  const passing = (context: InFeed, state: State, index: number): FeedPage | null => {
    const all = inOrder(context, state);
    const repository = all[index]?.repository ?? '';
    const next = all.slice(index + 1).find((each) => each.repository !== repository);
    if (next === undefined || state.deferred.includes(repository)) return null;
    const at = { list: next.id, page: 1, etag: '' };
    const deferred = [...state.deferred, repository];
    // What is here of it stays: without that, MSP takes nothing that a 403 leads to.
    return { items: [], state: { ...state, now: context.now, at, deferred }, more: true, unchanged: true };
  };
  return {
    summary,
    keeps: 'log',
    ask(context, given) {
      const state = stateOf(given);
      const { all, index, page } = stand(context, state);
      const list = all[index];
      if (!list) return null;
      const etag = page === 1 ? state.etags[list.id] : undefined;
      return call({
        ...list.request,
        parameters: { ...list.request.parameters, ...(page > 1 && { page }) },
        ...(etag !== undefined && { headers: { 'if-none-match': etag } }),
      });
    },
    /** @throws where GitHub does not answer, or does not show a repository: after all others are read */
    read(reply, context, given) {
      const state = stateOf(given);
      const { all, index, page } = stand(context, state);
      const list = all[index];
      // A repository that is gone is told of by the feed `commits`; issues and Actions can be switched off.
      if (!list || [304, 404, 410].includes(reply.status ?? 0)) return after(context, state, index, []);
      const found = items(reply, list.repository);
      if (found === null) {
        const others = isClosed(reply) ? passing(context, state, index) : null;
        if (others) return others;
        throw troubleWith(reply, list.repository);
      }
      const etag = page === 1 ? (reply.headers?.etag ?? '') : (state.at?.etag ?? '');
      if (nextPage(reply) && page < pages) {
        const at = { list: list.id, page: page + 1, etag };
        return { items: found, state: { ...state, now: context.now, at }, more: true };
      }
      const etags = etag === '' ? state.etags : { ...state.etags, [list.id]: etag };
      return after(context, { ...state, etags }, index, found);
    },
  };
}

/** The beginning of the day: the same address all day long, as an etag belongs to one. */
export const dayOf = (time: string): string =>
  `${new Date(Date.parse(time)).toISOString().slice(0, 10)}T00:00:00Z`;
