/** What is written into Linear, as Markdown of people's plain texts. Pure. */
import {
  type Blocker,
  type Decision,
  type EventOf,
  escapeMarkdown,
  escapeMarkdownBlock,
  markdownReport,
  oneLine,
  reportOf,
  type Session,
  type SessionHead,
  splitText,
  storableText,
} from '@msp/protocol';

/** In characters. Linear publishes no limit of a comment; the title's is ours, for what a board shows. */
export const LONGEST_BODY = 50_000;
export const LONGEST_TITLE = 240;

/** Names after `@` and numbers after `#` are none of Linear's mentions, which are addresses. */
const AS_THEY_ARE = { mentions: true };

/** A plain text of people on one line, and of several. */
const line = (text: string): string => escapeMarkdown(storableText(text), AS_THEY_ARE);
const block = (text: string): string => escapeMarkdownBlock(storableText(text), AS_THEY_ARE);

/** A title: one line that is not too long. The whole of it has to stand elsewhere. */
export const titleOf = (text: string): string => oneLine(text, LONGEST_TITLE) || 'Untitled';

/** A text in parts that Linear takes, each of which says which it is. */
export function partsOf(text: string): string[] {
  const parts = splitText(text, LONGEST_BODY);
  if (parts.length === 1) return parts;
  return parts.map((part, index) => `${part}\n\n_${index + 1} of ${parts.length}_`);
}

const paragraphs = (...parts: readonly (string | false | null | undefined)[]): string =>
  parts.filter((part) => typeof part === 'string' && part !== '').join('\n\n');
const list = (title: string, texts: readonly string[]): string | false =>
  texts.length > 0 && `**${title}**\n\n${texts.map((text) => `- ${line(text)}`).join('\n')}`;

export const updateText = ({ description, progress }: EventOf<'update-recorded'>['data']): string =>
  paragraphs(progress !== undefined && `**Progress: ${progress}%**`, block(description));

/** @param replaced the text of the decision that it replaces */
export const decisionText = (decision: Decision, replaced: string | null): string =>
  paragraphs(
    `**Decision:** ${block(decision.content)}`,
    decision.rationale !== null && `**Why:** ${block(decision.rationale)}`,
    list('Considered instead', decision.alternatives),
    replaced !== null && `**Replaces:** ${block(replaced)}`,
    decision.impact !== null && `**Impact:** ${decision.impact}`,
  );

export const blockerText = ({ description, category, severity }: Blocker): string =>
  paragraphs(`**Blocker (${severity}, ${category}):** ${block(description)}`);

/** @param description of the blocker, where it is known */
export const resolutionText = (description: string | null, resolution: string | undefined): string =>
  paragraphs(
    description === null ? '**A blocker is resolved**' : `**Resolved:** ${block(description)}`,
    resolution !== undefined && block(resolution),
  );

export const entityText = ({
  name,
  entityType,
  path,
  description,
}: EventOf<'entity-created'>['data']): string =>
  paragraphs(
    `**Created:** ${line(name)}${entityType === undefined ? '' : ` (${line(entityType)})`}`,
    path !== undefined && line(path),
    description !== undefined && block(description),
  );

export const noteText = ({ text }: EventOf<'note-taken'>['data']): string =>
  paragraphs('**Note**', block(text));

export const goalText = ({ goal }: EventOf<'goal-changed'>['data']): string =>
  paragraphs(`**New goal:** ${block(goal)}`);

/** What came of a session. */
export const sessionReport = (session: Session): string =>
  storableText(markdownReport(reportOf(session), AS_THEY_ARE));

/** The title of the issue that is made for a session. */
export const sessionTitle = ({ goal, description, project, id }: SessionHead): string =>
  titleOf(goal ?? description ?? `${project}: session ${id}`);

/** What the issue of a session says: of the goal, which may change, and of the rest, which stays. */
export function sessionDescription(session: SessionHead): { readonly goal: string; readonly rest: string } {
  const { goal, description, project, user, branch, id } = session;
  const facts = [
    ['Project', project] as const,
    ['Person', user] as const,
    ...(branch === null ? [] : [['Branch', branch] as const]),
    ['Session', id] as const,
  ];
  return {
    goal: `**Goal:** ${goal === null ? 'none yet' : line(goal)}`,
    rest: paragraphs(
      description !== null && block(description),
      facts.map(([name, value]) => `- **${name}:** ${line(value)}`).join('\n'),
    ),
  };
}
