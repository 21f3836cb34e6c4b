/** A session of an older layout, in one shape. Pure but for the zone of this machine. */
import { createHash } from 'node:crypto';
import { type LegacyRecord, recordsIn } from './records.js';
import { durationOf, later, parseTime, timeInId } from './times.js';
import { type Fields, field, isFields, name, oneOf, percent, text, texts } from './values.js';

/**
 * The layouts: `msp-lite` (~/.msp-lite), `msp-state` (.msp/state and .msp/archive/sessions) and `msp-flat`
 * (.msp/current-session.json and .msp/archive).
 */
export type LegacyLayout = 'msp-lite' | 'msp-state' | 'msp-flat';

/** A session as it was found. */
export interface LegacySession {
  /** As it was written; '' where there is none. */
  readonly id: string;
  /** What tells this session from any other, also from one of the same id on another machine. */
  readonly identity: string;
  readonly layout: LegacyLayout;
  /** The file, relative to the folder around the layout. */
  readonly source: string;
  /** The whole of what stood there. */
  readonly document: unknown;
  readonly project: string | null;
  readonly user: string | null;
  readonly machine: string | null;
  readonly status: 'active' | 'completed' | 'crashed' | 'discarded';
  readonly start: Date;
  readonly end: Date | null;
  readonly startProgress: number;
  readonly endProgress: number | null;
  readonly description: string | null;
  readonly goal: string | null;
  readonly epic: string | null;
  readonly type: string | null;
  readonly branch: string | null;
  readonly summary: string | null;
  readonly nextSteps: readonly string[];
  readonly records: readonly LegacyRecord[];
  /** Is it only known from a history or from decisions that name it? */
  readonly isStub: boolean;
}

/** A file that was read. */
export interface LegacyFile {
  readonly layout: LegacyLayout;
  readonly source: string;
  readonly value: unknown;
  /** When the file was last written: the last resort where nothing in it tells the time. */
  readonly written: Date;
}

/** What is the same of a session in every file that tells of it. */
export function identityOf(...parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** The last part of a path of any system: `C:\code\shop` → `shop`. */
function lastOf(path: unknown): string | null {
  return name(typeof path === 'string' ? path.split(/[\\/]/).filter(Boolean).at(-1) : null);
}

function statusOf(document: Fields, source: string): LegacySession['status'] {
  const status = oneOf(field(document, 'status'), [
    'active',
    'completed',
    'complete',
    'ended',
    'crashed',
    'discarded',
  ]);
  // Older versions wrote a session there when a person gave it up; one that only went silent stayed where it was.
  if (status === 'discarded' || /(^|\/)errors\/crashed-/.test(source)) return 'discarded';
  if (status === 'crashed') return 'crashed';
  if (status === 'active') return 'active';
  return status || field(document, 'endTime') ? 'completed' : 'active';
}

/** `msp-flat` and `msp-state` share folders; only the first wrote decisions as plain texts, or no user. */
function layoutOf(id: string, file: LegacyFile): LegacyLayout {
  return id.startsWith('msp-lite-') ? 'msp-lite' : file.layout;
}

/**
 * Reads the document of a session.
 *
 * @example sessionIn({ layout: 'msp-lite', source: '.msp-lite/archive/a.json', value: { id: 'msp-lite-20250116-093042', … }, written })
 */
export function sessionIn(file: LegacyFile & { readonly value: Fields }): LegacySession {
  const document = file.value;
  const id = text(field(document, 'id', 'sessionId')) ?? '';
  const context = field(document, 'context');
  const owner = field(document, 'user');
  const user = name(isFields(owner) ? field(owner, 'name', 'email') : owner) ?? name(field(context, 'user'));
  const machine = name(field(context, 'machine')) ?? name(field(document, 'machine', 'host'));
  const project = name(field(document, 'project')) ?? lastOf(field(context, 'directory'));
  const started = parseTime(field(document, 'startTime')) ?? timeInId(id);
  const records = recordsIn(document, started ?? file.written);
  const times = records.flatMap(({ at }) => at?.getTime() ?? []);
  const end = parseTime(field(document, 'endTime'));
  const start = started ?? (times.length > 0 ? new Date(Math.min(...times)) : (end ?? file.written));
  return {
    id,
    identity: identityOf(id, field(document, 'startTime') ?? document, project, user, machine),
    layout: layoutOf(id, file),
    source: file.source,
    document,
    project,
    user,
    machine,
    status: statusOf(document, file.source),
    start,
    end: end ?? later(start, durationOf(field(document, 'duration'))),
    startProgress: percent(field(document, 'startProgress')) ?? 0,
    endProgress: percent(field(document, 'endProgress', 'progress')),
    description: text(field(document, 'description')),
    goal: text(field(document, 'goal')),
    epic: text(field(document, 'epic')),
    type: name(field(document, 'type', 'sessionType')),
    branch: name(field(document, 'branch')),
    summary: text(field(document, 'summary')),
    nextSteps: texts(field(document, 'nextSteps')),
    records,
    isStub: false,
  };
}
