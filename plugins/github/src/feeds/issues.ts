/** Open issues and pull requests: a snapshot, so that what was closed is gone. Pure. */
import { acceptedValue, type Feed, type FeedPage, type Json, type Reply } from '@msp/protocol';
import { z } from 'zod';
import { Issue, many, one } from '../answers.js';
import { type Call, call } from '../call.js';
import type { InFeed, Secret } from '../contract.js';
import { inRepository, TEXT_PAGE } from '../queries.js';
import { first } from '../repository.js';
import { ROUTES } from '../routes.js';
import { nextPage } from '../sending.js';
import type { Settings } from '../settings.js';
import { issueItem } from './items.js';
import { dayOf } from './lists.js';
import { troubleWith } from './trouble.js';

/** So many pages of each repository, those that changed last first. */
const PAGES = 6;

const State = z.object({
  now: z.string(),
  /** Of lists that had a single page: only of these an etag tells all. */
  etags: z.record(z.string(), z.string()),
  /** `asking`: who are we? `looking`: is anything new? `reading`: all of it, as a snapshot has to be whole. */
  phase: z.enum(['asking', 'looking', 'reading']),
  /** Whose the token is, as of that day; empty where GitHub does not say. */
  login: z.string(),
  day: z.string(),
  index: z.int().min(0),
  /** Before all was read, something was the same: MSP takes nothing away then, so that the next time all has to be read. */
  mixed: z.boolean(),
  page: z.int().min(1),
});
type State = z.infer<typeof State>;

function stateOf({ now, settings }: InFeed, given: Json): State {
  const known = State.safeParse(given).data;
  if (known?.now === now) return known;
  const { etags = {}, login = '', day = '' } = known ?? {};
  // What is assigned to us is all that is asked for, or has to be told from the rest.
  const isAsked = settings.assigned || day === dayOf(now);
  const phase = isAsked ? firstPhase(settings, etags) : 'asking';
  return { now, etags, phase, login, day, index: 0, mixed: false, page: 1 };
}

const firstPhase = ({ repositories }: Settings, etags: State['etags']): State['phase'] =>
  repositories.every((name) => etags[name] !== undefined) ? 'looking' : 'reading';

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
    if (phase === 'asking') return call({ route: ROUTES.user, parameters: {}, optional: true });
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
    if (state.phase === 'asking') return learn(reply, context, state);
    return state.phase === 'looking' ? look(reply, context, state) : readAll(reply, context, state);
  },
};

const User = z.object({ login: z.string().min(1) });

/** Where it is somebody else than before, what is assigned to us changes with it. A token of GitHub Actions has no account. */
function learn(reply: Reply, { settings, now }: InFeed, state: State): FeedPage {
  const login = one(User, reply)?.login ?? (acceptedValue(reply) === null ? '' : null);
  if (login === null) throw troubleWith(reply, 'your account');
  const etags = login === state.login ? state.etags : {};
  const phase = firstPhase(settings, etags);
  return { items: [], state: { ...state, login, etags, phase, day: dayOf(now) }, more: true };
}

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
  const items = found.map((issue) => {
    const isOurs = settings.assigned || isAssigned(issue, state.login);
    return issueItem(issue, { repository, isFirst: repository === first(settings), isOurs });
  });
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

const isAssigned = ({ assignees }: Issue, login: string): boolean =>
  login !== '' && (assignees ?? []).some((each) => each.login.toLowerCase() === login.toLowerCase());
