/** A session as a Markdown document, with everything in it. Pure. */
import {
  type Blocker,
  type Decision,
  displayText,
  type Entity,
  type Session,
  type Update,
} from '@msp/protocol';

/** What Markdown would take for markup anywhere in a line, and for the beginning of a block at its start. */
const INLINE = /[\\`*[\]<&|~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
const BLOCK = /^(\s*)([#>+=-]|\d+(?=[.)]))/;

/** One line of text as Markdown shows it: no control characters, no markup, no HTML, no picture that calls home. */
function safeLine(line: string): string {
  const shown = displayText(line).replace(INLINE, '\\$&');
  return shown
    .replace(BLOCK, (_, space: string, sign: string) => space + (/\d/.test(sign) ? sign : `\\${sign}`))
    .replace(/^(\s*\d+)([.)])/, '$1\\$2');
}

/** A text on one line. */
const inline = (text: string) => safeLine(text.replace(/\s+/gu, ' ').trim());

/** A text within a list entry; its lines stay lines. */
function block(text: string): string {
  const lines = text.split(/\r\n|[\r\n\u2028\u2029]/u);
  return lines.map((line) => safeLine(line.trim())).join('\\\n  ');
}

/** `2026-11-21T09:30:42.000Z` → `2026-11-21 09:30:42 UTC`: the same wherever it is read. */
const time = (instant: string) => `${instant.slice(0, 19).replace('T', ' ')} UTC`;

type Detail = readonly [label: string, value: string | null];

/** The details that there are, as nested entries. */
function details(pairs: readonly Detail[]): string {
  return pairs.flatMap(([label, value]) => (value ? `\n  - ${label}: ${value}` : [])).join('');
}

const said = (text: string | null) => text && block(text).replaceAll('\n', '\n  ');
const named = (text: string | null) => text && inline(text);
const listed = (texts: readonly string[]) => texts.map(inline).join(', ');
const detected = ({ autoDetected }: Pick<Update, 'autoDetected'>): Detail => [
  'Found in an update',
  autoDetected && inline(`${autoDetected.type}: ${autoDetected.extracted}`),
];

function update(record: Update): string {
  const progress = record.progress === null ? '' : ` (${record.progress}%)`;
  return `- ${time(record.timestamp)}${progress}: ${block(record.description)}${details([
    ['Tags', listed(record.tags)],
    detected(record),
    ['Id', record.id],
  ])}`;
}

function decision(record: Decision): string {
  return `- ${time(record.timestamp)}: ${block(record.content)}${details([
    ['Because', said(record.rationale)],
    ...record.alternatives.map((text): Detail => ['Instead of', said(text)]),
    ['Impact', record.impact],
    ['Category', named(record.category)],
    ['Concerns', listed(record.relatedEntities)],
    ['Replaces', record.supersedes],
    ['Replaced by', record.supersededBy],
    detected(record),
    ['Id', record.id],
  ])}`;
}

function entity(record: Entity): string {
  const properties = Object.entries(record.properties);
  return `- ${time(record.timestamp)}: ${block(record.name)}${details([
    ['Type', named(record.type)],
    ['Path', named(record.path)],
    ['Description', said(record.description)],
    ...properties.map(
      ([name, value]): Detail => [
        inline(name),
        inline(typeof value === 'string' ? value : JSON.stringify(value)),
      ],
    ),
    detected(record),
    ['Id', record.id],
  ])}`;
}

function blocker(record: Blocker): string {
  return `- ${time(record.createdAt)}: ${block(record.description)}${details([
    ['Status', `${record.status}${record.resolvedAt ? `, ${time(record.resolvedAt)}` : ''}`],
    ['Solution', said(record.resolution)],
    ['Category', record.category],
    ['Severity', record.severity],
    detected(record),
    ['Id', record.id],
  ])}`;
}

function section(title: string, entries: readonly string[]): string[] {
  return entries.length === 0 ? [] : [`## ${title}`, entries.join('\n')];
}

function facts(session: Session): Detail[] {
  const { startProgress, endProgress, duration } = session;
  return [
    ['Session', session.id],
    ['Project', inline(session.project)],
    ['Person', inline(`${session.user} on ${session.host}`)],
    ['Status', `${session.status}${session.recoverable ? ', can be recovered' : ''}`],
    ['Type', named(session.type)],
    ['Description', said(session.description)],
    ['Goal', said(session.goal)],
    ['Epic', said(session.epic)],
    ['Branch', named(session.branch)],
    ['Working tree', session.worktree === '.' ? null : inline(session.worktree)],
    ['Started', time(session.startTime)],
    ['Ended', session.endTime && time(session.endTime)],
    ['Duration', duration === null ? null : `${duration} h`],
    ['Progress', `${startProgress}% → ${endProgress}%`],
    ['Crashed', session.crashTime && time(session.crashTime)],
    ['Last event before', session.lastKnownGood],
    ['Last sign of life', session.endTime ? null : time(session.lastEventTime)],
    ['Follows', session.follows],
  ];
}

/**
 * A session as Markdown. Times are UTC, so the same session gives the same text everywhere. Texts stand there as they
 * were written: nothing in them works as markup, HTML or a link, or steers a terminal.
 *
 * @example renderSessionMarkdown(session).split('\n')[0] // '# shop: the refresh token rotates'
 */
export function renderSessionMarkdown(session: Session): string {
  const { project, summary, goal, id } = session;
  const parts = [
    `# ${inline(project)}: ${inline((summary ?? goal ?? id).split('\n', 1)[0] ?? id)}`,
    details(facts(session)).replaceAll('\n  ', '\n').trim(),
    ...(summary === null ? [] : ['## Summary', block(summary).replaceAll('\n  ', '\n')]),
    ...section(
      'Next steps',
      session.nextSteps.map((step) => `- ${block(step)}`),
    ),
    ...section('Updates', session.updates.map(update)),
    ...section('Decisions', session.decisions.map(decision)),
    ...section('Entities', session.entities.map(entity)),
    ...section('Blockers', session.blockers.map(blocker)),
    ...section(
      'Notes',
      session.notes.map(
        ({ id: note, timestamp, text }) => `- ${time(timestamp)}: ${block(text)}${details([['Id', note]])}`,
      ),
    ),
  ];
  return `${parts.join('\n\n')}\n`;
}
