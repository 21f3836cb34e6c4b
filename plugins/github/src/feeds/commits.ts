/**
 * The commits of the repositories, on the default branch and those of the sessions: every one of them. What is on the default
 * branch says so (`values.default`); where a branch of a session has it too when it is seen first, it is given to that branch,
 * by telling it once more: so the session on it keeps what was merged meanwhile. Pure.
 */
import type { Feed, FeedItem, FeedPage, Reply } from '@msp/protocol';
import { z } from 'zod';
import { Commit, many, one } from '../answers.js';
import { call } from '../call.js';
import type { InFeed, Secret } from '../contract.js';
import { inRepository, PAGE } from '../queries.js';
import { ROUTES } from '../routes.js';
import { nextPage } from '../sending.js';
import type { Settings } from '../settings.js';
import { isFull, knowing, remembering, settling, withRoom } from './commit-memory.js';
import { beginning, type CommitState, marking, stateOf } from './commit-state.js';
import { isLastOf, type Step, stepAfter, stepNow } from './commit-steps.js';
import { commitItem } from './items.js';
import { isClosed, troubleWith } from './trouble.js';

export const commits: Feed<Settings, Secret> = {
  summary: 'Commits on the default branch and on the branches of your sessions',
  keeps: 'log',
  ask(context, given) {
    const state = stateOf(given);
    const step = stepNow(context, state);
    if (!step) return null;
    const { repository, kind, branch } = step;
    if (kind === 'name') return call({ route: ROUTES.repository, parameters: inRepository(repository) });
    const { page, since, head, etag } = place(context, state, step);
    const sha = page > 1 ? { sha: head, page } : branch === null ? {} : { sha: branch };
    return call({
      route: ROUTES.commits,
      parameters: inRepository(repository, { ...sha, since, per_page: PAGE }),
      ...(page === 1 && etag !== null && { headers: { 'if-none-match': etag } }),
    });
  },
  /** @throws where GitHub does not answer, or does not show a repository: after all others are read */
  read(reply, context, given) {
    const before = stateOf(given);
    const isNew = before.now !== context.now;
    const known = isNew ? withRoom(before.known) : before.known;
    const state = { ...before, known, now: context.now };
    const step = stepNow(context, before);
    if (!step) return { items: [], state, more: false };
    return step.kind === 'name'
      ? readName(reply, context, state, step)
      : readCommits(reply, context, state, step);
  },
};

/** Where in the list of a step it stands. */
function place(context: InFeed, state: CommitState, step: Step) {
  const { at } = state;
  if (at?.step === step.id && at.page > 1) return at;
  return { page: 1, head: '', ...beginning(state, step.id, context) };
}

const Named = z.object({ default_branch: z.string().min(1).max(200) });

function readName(reply: Reply, context: InFeed, state: CommitState, step: Step): FeedPage {
  const name = one(Named, reply)?.default_branch;
  if (name === undefined) return later(reply, context, state, step);
  return after(context, { ...state, names: { ...state.names, [step.repository]: name } }, step);
}

function readCommits(reply: Reply, context: InFeed, state: CommitState, step: Step): FeedPage {
  const { page, since, head } = place(context, state, step);
  const { status } = reply;
  if (status === 304) return after(context, state, step);
  // An empty repository has no commits, and a branch that was not pushed, or was deleted, is none.
  const none = status === 409 || (step.branch !== null && (status === 404 || status === 422));
  if (none || (page > 1 && status === 404)) return after(context, forgetting(state, step), step);
  const list = many(Commit, reply);
  if (list === null) return later(reply, context, state, step);
  const { items, known } = told(list, context, state, { ...step, page });
  const more = { ...state, known };
  const etag = page === 1 ? (reply.headers?.etag ?? '') : (state.at?.etag ?? '');
  const first = page === 1 ? (list[0]?.sha ?? '') : head;
  if (nextPage(reply) && first !== '')
    return {
      items,
      state: { ...more, at: { step: step.id, page: page + 1, since, head: first, etag } },
      more: true,
    };
  // Only now that all of it is read.
  const marks = etag === '' ? state.marks : marking(state.marks, step.id, { etag, since });
  return { ...after(context, { ...more, marks }, step), items };
}

/** What a page tells anew, and what is known then. */
function told(
  list: readonly Commit[],
  { settings }: InFeed,
  { known, names }: CommitState,
  { repository, branch, page }: Pick<Step, 'repository' | 'branch'> & { readonly page: number },
): { readonly items: FeedItem[]; readonly known: string } {
  const standing = knowing(known);
  const fresh = list.filter(({ sha }) => standing(sha) === undefined);
  const isDefault = branch === null;
  // On the default branch too, and nobody has claimed it.
  const shared = isDefault ? [] : list.filter(({ sha }) => standing(sha) === '+');
  const about = {
    ...{ repository, branch: branch ?? names[repository] ?? 'HEAD' },
    several: settings.repositories.length > 1,
  };
  const shas = (commits: readonly Commit[]) => commits.map(({ sha }) => sha);
  const settled = settling(known, shas(shared));
  return {
    items: [
      // In doubt it is said to be on the default one: then the time decides.
      ...fresh.map((each) => commitItem(each, { ...about, isDefault: isDefault || isFull(known) })),
      ...shared.map((each) => commitItem(each, { ...about, isDefault: true })),
    ],
    known: remembering(settled, shas(fresh), { page, standing: isDefault ? '+' : '-' }),
  };
}

const forgetting = (state: CommitState, { id }: Step): CommitState => ({
  ...state,
  marks: Object.fromEntries(Object.entries(state.marks).filter(([key]) => key !== id)),
});

/** On to the next step; the end after the last. */
function after(context: InFeed, state: CommitState, step: Step, passing = false): FeedPage {
  const next = stepAfter(context, state, step, passing);
  // What none of its branches has stays with the default one.
  const isOver = passing || isLastOf(context, state, step);
  const known = isOver ? settling(state.known) : state.known;
  if (next === null) return { items: [], state: { ...state, known, at: null, deferred: [] }, more: false };
  return {
    items: [],
    state: { ...state, known, at: { step: next.id, page: 1, since: '', head: '', etag: '' } },
    more: true,
  };
}

/** A repository that is not shown must not keep the others from being read: it is asked once more at the end, and named then. */
function later(reply: Reply, context: InFeed, state: CommitState, step: Step): FeedPage {
  const { repository } = step;
  const isLast = state.deferred.includes(repository) || stepAfter(context, state, step, true) === null;
  if (!isClosed(reply) || isLast) throw troubleWith(reply, repository);
  const next = after(context, state, step, true);
  // What is here of it stays: without that, MSP takes nothing that a 403 leads to.
  return {
    ...{ ...next, unchanged: true },
    state: { ...(next.state as CommitState), deferred: [...state.deferred, repository] },
  };
}
