/** Why a feed gets no answer, in words for people. Pure. */
import type { Reply } from '@msp/protocol';
import { problemIn } from '../answers.js';
import { limitReached } from '../limits.js';
import { UNAUTHORIZED } from '../refusal.js';

/** What GitHub says where a token may not see this one repository, by its permissions or those of the organization. */
const NOT_FOR_US = /not accessible|permission|access|rights|SAML|SSO|blocked|disabled|suspended/i;

/** Is it this repository alone that is not shown to us? Others may be. */
export function isClosed(reply: Reply): boolean {
  if (reply.kind === 'failure' || limitReached(reply, 0)) return false;
  if (reply.status === 403) return NOT_FOR_US.test(problemIn(reply));
  return reply.status === 404 || reply.status === 451;
}

/** @param repository `owner/name` */
export function troubleWith(reply: Reply, repository: string): Error {
  if (reply.kind === 'failure') return new Error(reply.message);
  if (reply.status === 401) return new Error(UNAUTHORIZED.reason);
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
