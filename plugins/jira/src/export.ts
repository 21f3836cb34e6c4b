/** A session as a whole, on its issue: `msp query jira export`. Pure. */
import { reportOf } from '@msp/protocol';
import type { Parts } from './contract.js';
import { issueOf } from './issue.js';
import { short } from './operations/kinds.js';
import { comments } from './operations/writing.js';
import { reportBlocks } from './text/report.js';

export const exportSession: Parts['export'] = (session, context) => {
  const issue = issueOf(session, context.settings);
  if (issue === null) return [];
  const report = reportOf(session);
  return comments(
    context,
    {
      ...{ issue, key: `${context.request}/export/${session.id}`, lane: session.id },
      summary: `Report of the session: ${short(report.title)}`,
    },
    reportBlocks(report),
  );
};
