/** The commit message that a session makes. Pure. */
import type { Blocker, Decision, Session } from '@msp/protocol';
import { maskSecrets } from '../secret/index.js';
import { guessType, withoutPrefix } from './commit-type.js';
import { cutAtWord, oneLine, WIDTH, wrap } from './wrap.js';

/** More is history, not a message; the session has all of it. */
const MOST_LINES = 50;
const LONGEST_LINE = 500;

export interface CommitMessage {
  /** `type: text`, at most 72 characters. */
  readonly title: string;
  /** What was done and decided, and the trailer; lines of at most 72 characters. */
  readonly body: string;
  /** Title, an empty line and body, as git takes it. */
  readonly message: string;
}

export interface CommitOptions {
  /** The type to use, whatever the session tells. */
  readonly type?: string | undefined;
  /** The type where the session does not tell (`git.commitType`). Default: `feat`. */
  readonly otherwise?: string | undefined;
}

/** One line without secrets: a commit is published. */
const clean = (text: string) => oneLine(maskSecrets(text));

function bullets(texts: readonly string[]): string[] {
  const shown = texts.slice(-MOST_LINES).map((text) => wrap(cutAtWord(clean(text), LONGEST_LINE), '- '));
  const left = texts.length - shown.length;
  return [...(left > 0 ? [`- … and ${left} more before`] : []), ...shown.flat()];
}

function section(title: string, texts: readonly string[]): string[] {
  return texts.length === 0 ? [] : [[title, ...bullets(texts)].join('\n')];
}

/** `what: why`, or only what. */
const because = (what: string, why: string | null) => (why ? `${what}: ${why}` : what);

/** Decisions that hold, without those that only repeat an update. */
function decided(session: Session, done: readonly string[]): Decision[] {
  const repeats = ({ autoDetected, content }: Decision) =>
    autoDetected !== null && done.some((text) => text.includes(content));
  return session.decisions.filter((decision) => decision.supersededBy === null && !repeats(decision));
}

const isResolved = (blocker: Blocker) => blocker.status === 'resolved';

/** What the title is made of: the summary, the last update, or what the session was for. */
function subject(session: Session): string {
  const { summary, updates, goal, description, id } = session;
  const said = [summary, updates.at(-1)?.description, goal, description];
  return said.find((text) => text && clean(text).trim() !== '') ?? `work of ${id}`;
}

/**
 * The message for a commit of what was done in a session: a conventional title, what was done and decided, which
 * blockers went away, and the session as a trailer, so that `git log` leads back to it.
 *
 * @example commitMessage(session).title // 'fix: the refresh token rotates'
 */
export function commitMessage(session: Session, options: CommitOptions = {}): CommitMessage {
  const source = subject(session);
  const whole = withoutPrefix(clean(source));
  const done = session.updates.map(({ description }) => description);
  const type = options.type ?? whole.type ?? guessType(whole.text, done, options.otherwise ?? 'feat');
  const text = whole.text.replace(/[\s.]+$/u, '') || whole.text;
  const title = `${type}: ${cutAtWord(text, WIDTH - type.length - 2)}`;
  const isWhole = title.endsWith(text);
  const blocks = [
    ...(isWhole || !session.summary
      ? []
      : [wrap(cutAtWord(clean(session.summary), 4 * LONGEST_LINE)).join('\n')]),
    bullets(done.filter((each) => !isWhole || each !== source)).join('\n'),
    ...section(
      'Decided:',
      decided(session, done).map(({ content, rationale }) => because(content, rationale)),
    ),
    ...section(
      'No longer blocked by:',
      session.blockers
        .filter(isResolved)
        .map(({ description, resolution }) => because(description, resolution)),
    ),
    `MSP-Session: ${session.id}`,
  ];
  const body = blocks.filter(Boolean).join('\n\n');
  return { title, body, message: `${title}\n\n${body}\n` };
}
