/** Where each note lies: told by what never changes, so that every event and every link finds it. Pure. */
import type { Settings } from './settings.js';
import { oneLine } from './words/escape.js';
import { composedName, fileName } from './words/file-name.js';
import { fingerprint } from './words/fingerprint.js';
import { sessionIdParts } from './words/local-time.js';

/** Parts of a path, those that are there, joined. */
const joined = (...parts: string[]): string => parts.filter(Boolean).join('/');

/** A project's name as that of a file or folder. Where it had to be changed, a fingerprint keeps it apart from others. */
function projectName(project: string): string {
  const name = fileName(project);
  return name === project ? name : composedName('', name, fingerprint(project, 6));
}

/** The name of a session's note: told by its id and project alone, as those never change. */
export function sessionName(id: string, project: string): string {
  const parts = sessionIdParts(id);
  return parts
    ? composedName(`${parts.date} ${parts.time.slice(0, 5).replace(':', '')}`, project, parts.tail)
    : composedName(fileName(id, 40), project, fingerprint(id, 6));
}

/** The path of a session's note. */
export const sessionPath = (settings: Settings, id: string, project: string): string =>
  joined(settings.folders.sessions, `${sessionName(id, project)}.md`);

/** The path of a session's canvas, beside its note. */
export const canvasPath = (settings: Settings, id: string, project: string): string =>
  joined(settings.folders.sessions, `${sessionName(id, project)}.canvas`);

/** The path of a project's note. */
export const projectPath = (settings: Settings, project: string): string =>
  joined(settings.folders.projects, `${projectName(project)}.md`);

/** The path of the daily note of a date. */
export const dailyPath = (settings: Settings, date: string): string =>
  joined(settings.folders.daily, `${date}.md`);

/** What tells where the record of a decision lies: parts of its event. */
export interface DecisionPlace {
  readonly id: string;
  readonly content: string;
  /** When it was made, ISO 8601 UTC. */
  readonly time: string;
  readonly sessionId: string;
  readonly project: string;
}

/**
 * The path of a decision's record: a folder for each project; the day of the session, what was decided, the end of the
 * id. Not the number: that of a superseded decision is not known where it is linked, and two stores that share a vault
 * both have a first decision.
 */
export function decisionPath(settings: Settings, decision: DecisionPlace): string {
  const date = sessionIdParts(decision.sessionId)?.date ?? decision.time.slice(0, 10);
  const tail = /^dec-[0-9a-z]{12}$/.test(decision.id) ? decision.id.slice(-6) : fingerprint(decision.id, 6);
  const name = composedName(date, oneLine(decision.content, 60), tail);
  return joined(settings.folders.decisions, projectName(decision.project), `${name}.md`);
}
