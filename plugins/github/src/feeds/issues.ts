/** Open issues and pull requests: a snapshot, so that what was closed is gone. Pure. */
import type { Feed, FeedPage, Json, Reply } from '@msp/protocol';
import { z } from 'zod';
import { Issue, many } from '../answers.js';
import { type Call, call } from '../call.js';
import type { InFeed, Secret } from '../contract.js';
import { inRepository, TEXT_PAGE } from '../queries.js';
import { ROUTES } from '../routes.js';
import { nextPage } from '../sending.js';
import type { Settings } from '../settings.js';
import { issueItem } from './items.js';
import { troubleWith } from './trouble.js';

/** So many pages of each repository, those that changed last first. */
const PAGES = 6;

const State = z.object({
  now: z.string(),
  /** Of lists that had a single page: only of these an etag tells all. */
  etags: z.record(z.string(), z.string()),
  /** `looking`: is anything new? `reading`: all of it, as a snapshot has to be whole. */
  phase: z.enum(['looking', 'reading']),
  index: z.int().min(0),
  /** Before all was read, something was the same: MSP takes nothing away then, so that the next time all has to be read. */
  mixed: z.boolean(),
  page: z.int().min(1),
});
type State = z.infer<typeof State>;

function stateOf({ now, settings }: InFeed, given: Json): State {
  const known = State.safeParse(given).data;
  if (known?.now === now) return known;
  const etags = known?.etags ?? {};
  const phase = settings.repositories.every((name) => etags[name] !== undefined) ? 'looking' : 'reading';
  return { now, etags, phase, index: 0, mixed: false, page: 1 };
}

function request({ settings }: InFeed, repository: string, page: number): Call {
  const more = { per_page: TEXT_PAGE, ...(page > 1 && { page }) };
  const order = { sort: 'updated', ...more };
  if (!settings.assigned)
    return {
      route: ROUTES.issues,
      parameters: inRepository(repository, { state: 'open', direction: 'desc', ...order }),
    };
  const words = `is:open assignee:@me repo:${repository}`;
  return { route: ROUTES.search, parameters: { q: words, order: 'desc', ...order } };
}

export const issues: Feed<Settings, Secret> = {
  summary: 'Open issues and pull requests',
  keeps: 'snapshot',
  ask(context, given) {
    const { phase, index, page, etags } = stateOf(context, given);
    const repository = context.settings.repositories[index];
    if (repository === undefined) return null;
    const etag = phase === 'looking' ? etags[repository] : undefined;
    return call({
      ...request(context, repository, page),
      ...(etag !== undefined && { headers: { 'if-none-match': etag } }),
    });
  },
  /** @throws where GitHub does not answer: a snapshot that is not whole takes away what is there */
  read(reply, context, given) {
    const state = stateOf(context, given);
    return state.phase === 'looking' ? look(reply, context, state) : readAll(reply, context, state);
  },
};

function look(reply: Reply, { settings }: InFeed, state: State): FeedPage {
  if (reply.status !== 304)
    return { items: [], state: { ...state, phase: 'reading', index: 0, mixed: state.index > 0 }, more: true };
  const index = state.index + 1;
  const more = index < settings.repositories.length;
  return { items: [], state: { ...state, index }, more, unchanged: true };
}

function readAll(reply: Reply, { settings }: InFeed, state: State): FeedPage {
  const { index, page, etags } = state;
  const repository = settings.repositories[index] ?? '';
  // Issues are switched off there: then there are none.
  const found = reply.status === 410 ? [] : many(Issue, reply, settings.assigned ? 'items' : undefined);
  if (found === null) throw troubleWith(reply, repository);
  const items = found.map((issue) => issueItem(issue, repository));
  const further = nextPage(reply) && page < PAGES && found.length > 0;
  const etag = reply.headers?.etag;
  const single = page === 1 && !nextPage(reply) && !settings.assigned && etag !== undefined;
  const others = Object.fromEntries(Object.entries(etags).filter(([name]) => name !== repository));
  const next = further ? { index, page: page + 1 } : { index: index + 1, page: 1 };
  const kept = single && !state.mixed ? { ...others, [repository]: etag } : others;
  return {
    items,
    state: { ...state, ...next, etags: kept },
    more: next.index < settings.repositories.length,
  };
}
