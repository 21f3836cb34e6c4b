/** Was it carried out, although no answer came? Pure. */
import type { Operation, Reply, Verdict } from '@msp/protocol';
import { z } from 'zod';
import { Comment, Issue, many, Run } from './answers.js';
import { type Call, call, callIn } from './call.js';
import type { Parts } from './contract.js';
import { discussionsIn, recentDiscussions } from './discussion.js';
import { commentLinks, link } from './links.js';
import { PAGE, PAGES, TEXT_PAGE } from './queries.js';
import { ROUTES } from './routes.js';
import { nextPage } from './sending.js';
import { marker } from './text.js';

export const probe: Parts['probe'] = {
  ask(operation) {
    const made = callIn(operation);
    if (!made) return call({ route: ROUTES.user, parameters: {} });
    if (made.route === ROUTES.graphql) return recentDiscussions(made);
    if (made.route === ROUTES.dispatch) return call(runsSince(made));
    return call({ ...listSince(made), until: marker(operation.key) });
  },
  found(reply, operation) {
    const made = callIn(operation);
    if (made?.route === ROUTES.comment) return foundComment(reply, operation);
    if (made?.route === ROUTES.createIssue) return foundIssue(reply, operation);
    if (made?.route === ROUTES.graphql) return foundDiscussion(reply, operation);
    return made?.route === ROUTES.dispatch ? foundRun(reply, operation, made) : UNKNOWN;
  },
};

/** Silence is not "it is not there": it is asked again later, and nothing is sent until then. */
const UNKNOWN: Verdict = { outcome: 'retry', reason: 'GitHub did not say whether it is there' };

/** The comments of the issue, or the issues of the repository, that were made or changed since. */
function listSince({ route, parameters, find, since }: Call): Call {
  const { owner = '', repo = '', issue_number } = parameters;
  const when = { per_page: TEXT_PAGE, ...(since !== undefined && { since }) };
  if (route === ROUTES.createIssue)
    return { route: ROUTES.issues, parameters: { owner, repo, state: 'all', ...when }, pages: PAGES };
  const place = { owner, repo, ...(issue_number !== undefined && { issue_number }) };
  return { route: ROUTES.comments, parameters: { ...place, ...when }, pages: PAGES, ...(find && { find }) };
}

function runsSince({ parameters: { owner = '', repo = '', workflow_id = '' }, since }: Call): Call {
  const when = since === undefined ? {} : { created: `>=${since}` };
  return {
    route: ROUTES.workflowRuns,
    parameters: { owner, repo, workflow_id, event: 'workflow_dispatch', per_page: PAGE, ...when },
  };
}

/** What was not found is only not there where all of it was looked through. */
const absent = (reply: Reply): Verdict | null => (nextPage(reply) ? UNKNOWN : null);

const done = (links: ReturnType<typeof commentLinks>): Verdict => ({ outcome: 'done', links });

function foundComment(reply: Reply, operation: Operation): Verdict | null {
  const comment = many(Comment, reply)?.find(({ body }) => body?.includes(marker(operation.key)));
  if (comment) return done(commentLinks(comment, operation));
  // Where there is no such issue, or it is deleted, sending it will say so.
  return many(Comment, reply) === null && !isGone(reply) ? UNKNOWN : absent(reply);
}

const isGone = ({ kind, status }: Reply): boolean => kind === 'answer' && (status === 404 || status === 410);

function foundIssue(reply: Reply, { key }: Operation): Verdict | null {
  const issues = many(Issue, reply);
  const issue = issues?.find(({ body }) => body?.includes(marker(key)));
  if (issue) return done([link(key, String(issue.number), issue.html_url)]);
  return issues === null ? UNKNOWN : absent(reply);
}

function foundDiscussion(reply: Reply, { key }: Operation): Verdict | null {
  const discussions = discussionsIn(reply);
  const made = discussions?.find(({ body }) => body.includes(marker(key)));
  if (made) return done([link(key, made.id, made.url ?? undefined)]);
  // A hundred newer ones since then: nobody writes as fast.
  return discussions === null ? UNKNOWN : null;
}

const Inputs = z.record(z.string(), z.string());

/**
 * The run that bears our key, where the workflow is given one; else any that was started on this branch since, because two runs are
 * worse than none: whoever sees none starts it again.
 */
function foundRun(reply: Reply, { key }: Operation, { parameters }: Call): Verdict | null {
  const runs = many(Run, reply, 'workflow_runs');
  if (runs === null) return UNKNOWN;
  const keyed = Object.values(Inputs.safeParse(parameters.inputs).data ?? {}).includes(key);
  const named = runs.find(({ display_title, name }) =>
    [display_title, name].some((each) => each?.includes(key)),
  );
  const run = named ?? runs.find(({ head_branch }) => !keyed && head_branch === shortRef(parameters.ref));
  return run ? done([link(key, String(run.id), run.html_url)]) : absent(reply);
}

const shortRef = (ref: unknown): string => String(ref).replace(/^refs\/(heads|tags)\//, '');
