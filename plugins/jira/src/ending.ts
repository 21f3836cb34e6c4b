/** What follows from the end of a session: a report, a log of work, the next place in the workflow. Pure. */
import { type EventOf, type Operation, progressText, reportOf } from '@msp/protocol';
import type { Hooking } from './contract.js';
import { issueOf } from './issue.js';
import { short } from './operations/kinds.js';
import { move } from './operations/moving.js';
import { comments, worklog } from './operations/writing.js';
import { reportBlocks } from './text/report.js';

export function ending(event: EventOf<'session-ended'>, context: Hooking): Operation[] {
  const { session, settings } = context;
  if (issueOf(session, settings) === null) return [];
  const [issue, lane] = [context.link(session.id), session.id];
  const report = reportOf(context.records());
  const { startProgress, endProgress, startTime, endTime } = session;
  const what = short(report.title);
  const done = endProgress === 100 ? settings.doneTransition : undefined;
  const to = done ?? settings.endTransition;
  return [
    ...(settings.comments.includes('session')
      ? comments(
          context,
          { issue, lane, key: `${event.id}/report`, summary: `Report of the session: ${what}` },
          reportBlocks(report),
        )
      : []),
    ...(settings.worklog
      ? worklog(
          context,
          { issue, lane, key: `${event.id}/work`, summary: `Log work: ${what}` },
          {
            started: startTime,
            seconds: (Date.parse(endTime ?? event.time) - Date.parse(startTime)) / 1000,
            text: `${report.title} (${progressText(startProgress, endProgress)})`,
          },
        )
      : []),
    // Last: where that way is not open, nothing else waits for it.
    ...(to === undefined
      ? []
      : move(context, { issue, to, fields: settings.endFields, key: event.id, lane })),
  ];
}
