/** Why a feed gets no answer, in words for people. Pure. */
import type { Reply } from '@msp/protocol';
import { problemIn } from '../answers.js';
import { limitReached } from '../limits.js';
import { UNAUTHORIZED } from '../refusal.js';

/** @param repository `owner/name` */
export function troubleWith(reply: Reply, repository: string): Error {
  if (reply.kind === 'failure') return new Error(reply.message);
  if (reply.status === 401) return new Error(`${UNAUTHORIZED.reason} ${UNAUTHORIZED.hint}`);
  if (limitReached(reply, 0)) return new Error('Rate limited. Try again in a few minutes.');
  if (reply.status === 404)
    return new Error(
      `GitHub does not show ${repository}: it was deleted or renamed, or the token may not see it. Run \`msp configure github\`.`,
    );
  const said = problemIn(reply);
  return new Error(
    `GitHub did not tell about ${repository} (HTTP ${reply.status})${said === '' ? '' : `: ${said}`}`,
  );
}
