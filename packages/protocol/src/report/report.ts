/** What came of a session, as text that every tool can show in its own way. Pure. */
import type { Session } from '../session.js';

/** A titled list of a report. */
export interface ReportPart {
  readonly title: string;
  /** In the order of the log. Plain text, as it was recorded. */
  readonly lines: readonly string[];
}

/** What came of a session. All texts are plain: whoever shows them escapes them. */
export interface Report {
  /** What the session was for: its goal, else its description, else the project. */
  readonly title: string;
  readonly sessionId: string;
  readonly project: string;
  readonly user: string;
  /** Name and value of what fits into a line: duration, progress, branch. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  /** As it was written at the end; null where nothing was. */
  readonly summary: string | null;
  /** Updates, decisions, open blockers, next steps: those that there are. */
  readonly parts: readonly ReportPart[];
}

/**
 * A time as people say it.
 *
 * @param hours as in {@link Session}
 * @example durationText(2.25) // '2 h 15 min'
 */
export function durationText(hours: number): string {
  const minutes = Math.max(0, Math.round(hours * 60));
  const [whole, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (whole === 0) return `${rest} min`;
  return rest === 0 ? `${whole} h` : `${whole} h ${rest} min`;
}

/** @example progressText(15, 32) // '15% → 32% (+17%)' */
export function progressText(start: number, end: number): string {
  const difference = end - start;
  return `${start}% → ${end}% (${difference < 0 ? '−' : '+'}${Math.abs(difference)}%)`;
}

/** The session as a report. @example reportOf(context.records()).facts // [['Duration', '2 h 15 min'], ['Progress', '15% → 32% (+17%)']] */
export function reportOf(session: Session): Report {
  const { goal, description, project, user, duration, startProgress, endProgress, branch } = session;
  const facts: (readonly [string, string])[] = [
    ...(duration === null ? [] : [['Duration', durationText(duration)] as const]),
    ['Progress', progressText(startProgress, endProgress)],
    ...(branch === null ? [] : [['Branch', branch] as const]),
  ];
  const parts: readonly ReportPart[] = [
    {
      title: 'Updates',
      lines: session.updates.map(({ description: text, progress }) =>
        progress === null ? text : `${text} (${progress}%)`,
      ),
    },
    {
      title: 'Decisions',
      lines: session.decisions.map(({ content, rationale }) =>
        rationale === null ? content : `${content} (${rationale})`,
      ),
    },
    {
      title: 'Open blockers',
      lines: session.blockers
        .filter(({ status }) => status === 'open')
        .map(({ description: text, severity }) => `${text} (${severity})`),
    },
    { title: 'Next steps', lines: session.nextSteps },
  ];
  return {
    title: goal ?? description ?? project,
    ...{ sessionId: session.id, project, user, facts, summary: session.summary },
    parts: parts.filter(({ lines }) => lines.length > 0),
  };
}
