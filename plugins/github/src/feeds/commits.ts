/** The commits of the repositories, on the branches of the sessions and the default one: every one of them, each once. Pure. */
import type { Feed, FeedPage, Reply } from '@msp/protocol';
import { z } from 'zod';
import { Commit, many, one } from '../answers.js';
import { call } from '../call.js';
import type { InFeed, Secret } from '../contract.js';
import { inRepository, PAGE } from '../queries.js';
import { ROUTES } from '../routes.js';
import { nextPage } from '../sending.js';
import type { Settings } from '../settings.js';
import { beginning, type CommitState, knowing, marking, remembering, stateOf } from './commit-state.js';
import { type Step, stepAfter, stepNow } from './commit-steps.js';
import { commitItem } from './items.js';
import { troubleWith } from './trouble.js';

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
    const state = { ...stateOf(given), now: context.now };
    const step = stepNow(context, stateOf(given));
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
  const isKnown = knowing(state);
  const fresh = list.filter(({ sha }) => !isKnown(sha));
  const { repository } = step;
  const branch = step.branch ?? state.names[repository] ?? 'HEAD';
  const several = context.settings.repositories.length > 1;
  const told = {
    ...state,
    known: remembering(
      state.known,
      fresh.map(({ sha }) => sha),
      page,
    ),
  };
  const etag = page === 1 ? (reply.headers?.etag ?? '') : (state.at?.etag ?? '');
  const items = fresh.map((each) => commitItem(each, { repository, branch, several }));
  const first = page === 1 ? (list[0]?.sha ?? '') : head;
  if (nextPage(reply) && first !== '')
    return {
      items,
      state: { ...told, at: { step: step.id, page: page + 1, since, head: first, etag } },
      more: true,
    };
  // Only now that all of it is read.
  const marks = etag === '' ? told.marks : marking(told.marks, step.id, { etag, since });
  return { ...after(context, { ...told, marks }, step), items };
}

const forgetting = (state: CommitState, { id }: Step): CommitState => ({
  ...state,
  marks: Object.fromEntries(Object.entries(state.marks).filter(([key]) => key !== id)),
});

/** On to the next step; the end after the last. */
function after(context: InFeed, state: CommitState, step: Step, passing = false): FeedPage {
  const next = stepAfter(context, state, step, passing);
  if (next === null) return { items: [], state: { ...state, at: null, deferred: [] }, more: false };
  return {
    items: [],
    state: { ...state, at: { step: next.id, page: 1, since: '', head: '', etag: '' } },
    more: true,
  };
}

/** A repository that is not there must not keep the others from being read: it is asked once more at the end, and named then. */
function later(reply: Reply, context: InFeed, state: CommitState, step: Step): FeedPage {
  const { repository } = step;
  const isMissing = reply.kind === 'answer' && [404, 451].includes(reply.status ?? 0);
  const isLast = state.deferred.includes(repository) || stepAfter(context, state, step, true) === null;
  if (!isMissing || isLast) throw troubleWith(reply, repository);
  const next = after(context, state, step, true);
  return { ...next, state: { ...(next.state as CommitState), deferred: [...state.deferred, repository] } };
}
