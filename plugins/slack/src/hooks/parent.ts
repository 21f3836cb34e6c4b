/** The message that begins a session's thread, and what it says later. Pure. */
import {
  durationText,
  type Operation,
  oneLine,
  progressText,
  type SessionHead,
  splitText,
} from '@msp/protocol';
import { type Block, boldParagraphs, fields, header, paragraphs } from '../blocks/block.js';
import type { Context } from '../contract.js';
import { type Message, post, rewrite } from '../message.js';
import { wholeLine } from '../text/plain.js';

/** How it stands with a session, in words of ours. */
export type State = 'started' | 'ended' | 'crashed' | 'resumed' | 'discarded';
const WORDS: Readonly<Record<State, string>> = {
  started: 'Session under way',
  ended: 'Session ended',
  crashed: 'Session crashed',
  resumed: 'Session under way',
  discarded: 'Session given up',
};

/** What the session is for. */
export const titleOf = ({ goal, description, project }: SessionHead): string =>
  goal ?? description ?? project;

/** As long as a text may be in the first message of a thread. */
const SHORT = 600;

/** Longer than what the first message shows: it stands whole in the thread. */
export const isLong = (text: string): boolean => wholeLine(text).length > SHORT;

const shown = (text: string): string =>
  isLong(text) ? `${splitText(wholeLine(text), SHORT)[0]}… (whole in the thread)` : wholeLine(text);

/** Project, person and branch. */
const whoOf = ({ project, user, branch }: SessionHead): string =>
  [project, user, ...(branch === null ? [] : [branch])].join(' · ');

/** Always fits into one message. */
function parentBlocks(session: SessionHead, state: State): Block[] {
  const { duration, startProgress, endProgress } = session;
  return [
    header(WORDS[state]),
    ...boldParagraphs(shown(titleOf(session))),
    ...paragraphs(shown(whoOf(session))),
    ...(state === 'ended'
      ? [
          fields([
            ['Duration', durationText(duration ?? 0)],
            ['Progress', progressText(startProgress, endProgress)],
          ]),
        ]
      : []),
  ];
}

/** An event by which a session changes. */
interface Change {
  readonly id: string;
  readonly sessionId: string;
  readonly time: string;
}

const messageOf = (event: Change, session: SessionHead, state: State, key: string): Message => ({
  ...{ key, lane: event.sessionId, time: event.time },
  summary: `${WORDS[state]}: ${oneLine(titleOf(session), 200) || session.id}`,
  blocks: parentBlocks(session, state),
});

/** Begins the thread. What is too long for the first message comes whole as a reply. */
export function beginThread(event: Change, context: Context, session: SessionHead): Operation[] {
  const message = messageOf(event, session, 'started', event.id);
  const long = [
    ['Goal', titleOf(session)],
    ['Where', whoOf(session)],
  ].filter(([, text = '']) => isLong(text));
  const whole = long.flatMap(([name, text = '']) => paragraphs(text, name));
  const thread = { thread: event.sessionId };
  return [
    ...post(context, message, { begins: event.sessionId }),
    ...post(
      context,
      { ...message, key: `${event.id}/whole`, summary: 'What was too long', blocks: whole },
      thread,
    ),
  ];
}

/** Says in the first message how it stands now. */
export const changeState = (
  event: Change,
  context: Context,
  session: SessionHead,
  state: State,
): Operation[] => rewrite(context, messageOf(event, session, state, `${event.id}/state`));
