/** What MSP remembers of what GitHub made. Pure. */
import type { Link, Operation, Reply } from '@msp/protocol';
import { z } from 'zod';
import { Comment, Issue, one } from './answers.js';
import { callIn } from './call.js';
import { ROUTES } from './routes.js';

const Discussion = z.object({
  data: z.object({
    createDiscussion: z.object({
      discussion: z.object({ id: z.string().min(1), url: z.string().optional() }),
    }),
  }),
});
const Dispatched = z.object({ workflow_run_id: z.int(), html_url: z.string().optional() });

/**
 * The links that an operation brings: its key stands for what it made, and a session for the issue that was commented on (the lane
 * of a comment is its session).
 */
export function linksOf(reply: Reply, operation: Operation): Link[] {
  const { route } = callIn(operation) ?? {};
  if (route === ROUTES.createIssue) return issueLinks(reply, operation.key);
  if (route === ROUTES.comment) return commentLinks(one(Comment, reply), operation);
  if (route === ROUTES.graphql) {
    const made = one(Discussion, reply)?.data.createDiscussion.discussion;
    return made ? [link(operation.key, made.id, made.url)] : [];
  }
  const run = route === ROUTES.dispatch ? one(Dispatched, reply) : null;
  return run ? [link(operation.key, String(run.workflow_run_id), run.html_url)] : [];
}

function issueLinks(reply: Reply, key: string): Link[] {
  const issue = one(Issue, reply);
  return issue ? [link(key, String(issue.number), issue.html_url)] : [];
}

/** A comment, and the issue that it stands below, as its address says. */
export function commentLinks(comment: Comment | null, { key, lane }: Operation): Link[] {
  if (!comment) return [];
  const [, issue, number] = /^(.*\/(?:issues|pull)\/(\d+))#/.exec(comment.html_url ?? '') ?? [];
  const made = link(key, String(comment.id), comment.html_url);
  return number === undefined || lane.includes(' ') ? [made] : [made, link(lane, number, issue)];
}

export const link = (local: string, remote: string, url: string | undefined): Link => ({
  ...{ local, remote },
  ...(url !== undefined && { url }),
});
