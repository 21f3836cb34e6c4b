/** What follows from what happens. Pure: no clock, no chance, no network. */
import { type Operation, oneLine } from '@msp/protocol';
import type { Block } from '../blocks/block.js';
import type { Context, Parts } from '../contract.js';
import { post } from '../message.js';
import type { ThreadPart } from '../settings.js';
import {
  blockerBlocks,
  decisionBlocks,
  entityBlocks,
  goalBlocks,
  noteBlocks,
  resolvedBlocks,
  updateBlocks,
} from './entries.js';
import { beginThread, changeState, isLong, titleOf } from './parent.js';
import { summaryBlocks } from './summary.js';

interface Recorded {
  readonly id: string;
  readonly sessionId: string;
  readonly time: string;
}

/** A reply in the session's thread, where the settings want it there. A webhook has no threads: it is left out. */
function reply(
  event: Recorded,
  context: Context,
  part: ThreadPart | 'always',
  entry: { readonly summary: string; readonly blocks: readonly Block[] },
): Operation[] {
  const { via, thread } = context.settings;
  if (via === 'webhook' || (part !== 'always' && !thread.includes(part))) return [];
  const { id: key, sessionId: lane, time } = event;
  return post(context, { key, lane, time, ...entry }, { thread: lane });
}

const told = (name: string, text: string): string => `${name}: ${oneLine(text, 200) || 'without words'}`;

const isBot = ({ settings }: Context): boolean => settings.via === 'bot';

export const hooks: Parts['hooks'] = {
  'session-started': (event, context) => (isBot(context) ? beginThread(event, context, context.session) : []),
  'goal-changed': (event, context) =>
    reply(event, context, isLong(event.data.goal) ? 'always' : 'updates', {
      summary: told('New goal', event.data.goal),
      blocks: goalBlocks(event),
    }),
  'update-recorded': (event, context) =>
    reply(event, context, 'updates', {
      summary: told('Update', event.data.description),
      blocks: updateBlocks(event),
    }),
  'decision-made': (event, context) =>
    reply(event, context, 'decisions', {
      summary: told('Decision', event.data.content),
      blocks: decisionBlocks(event, context.refers),
    }),
  'blocker-raised': (event, context) =>
    reply(event, context, 'blockers', {
      summary: told('Blocker', event.data.description),
      blocks: blockerBlocks(event),
    }),
  'blocker-resolved': (event, context) =>
    reply(event, context, 'blockers', {
      summary: 'Blocker resolved',
      blocks: resolvedBlocks(event, context.refers),
    }),
  'note-taken': (event, context) =>
    reply(event, context, 'notes', { summary: told('Note', event.data.text), blocks: noteBlocks(event) }),
  'entity-created': (event, context) =>
    reply(event, context, 'entities', {
      summary: told('Created', event.data.name),
      blocks: entityBlocks(event),
    }),
  'session-ended'(event, context) {
    const { id: key, sessionId: lane, time } = event;
    const { via, thread, broadcast } = context.settings;
    const summary = told('Summary', titleOf(context.session));
    const place = via === 'webhook' ? {} : { thread: lane, broadcast };
    return [
      ...(via === 'webhook' || thread.includes('end')
        ? post(context, { key, lane, time, summary, blocks: summaryBlocks(context.records()) }, place)
        : []),
      ...changeState(event, context, context.session, 'ended'),
    ];
  },
  'session-crashed': (event, context) => changeState(event, context, context.session, 'crashed'),
  'session-resumed': (event, context) => changeState(event, context, context.session, 'resumed'),
  'session-discarded': (event, context) => changeState(event, context, context.session, 'discarded'),
};
