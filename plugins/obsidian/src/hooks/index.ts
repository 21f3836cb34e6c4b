/** What follows from each event. Pure. */
import { type EventOf, entityOf, noteOf, type Operation, type RecordedEvent, updateOf } from '@msp/protocol';
import { clockOf } from '../notes/about.js';
import { endBlocks, entityItem, noteItem, updateItem } from '../notes/items.js';
import { oneLine } from '../words/escape.js';
import { blockerRaised, blockerResolved } from './blocker.js';
import { decisionMade } from './decision.js';
import { type Context, onTheDay, said } from './session.js';

type Recorded<Type extends RecordedEvent['type']> = EventOf<Type> & RecordedEvent;

/** How a session stands has changed, and nothing else. */
const stands = (event: RecordedEvent, context: Context): Operation[] =>
  said(event, context, `session ${context.session.status}`);

/** The hooks of the plugin, by the type of event. */
export const hooks = {
  'session-started': (event: Recorded<'session-started'>, context: Context) => [
    ...said(event, context, 'session started'),
    ...onTheDay(event, context),
  ],
  'update-recorded': (event: Recorded<'update-recorded'>, context: Context) =>
    said(event, context, `update "${oneLine(event.data.description, 60)}"`, {
      session: [updateItem(updateOf(event), clockOf(context.session), context.settings)],
    }),
  'decision-made': decisionMade,
  'entity-created': (event: Recorded<'entity-created'>, context: Context) =>
    said(event, context, `entity "${oneLine(event.data.name, 60)}"`, {
      session: [entityItem(entityOf(event), clockOf(context.session), context.settings)],
    }),
  'blocker-raised': blockerRaised,
  'blocker-resolved': blockerResolved,
  'note-taken': (event: Recorded<'note-taken'>, context: Context) =>
    said(event, context, `note "${oneLine(event.data.text, 60)}"`, {
      session: [noteItem(noteOf(event), clockOf(context.session), context.settings)],
    }),
  'goal-changed': (event: Recorded<'goal-changed'>, context: Context) =>
    said(event, context, `goal "${oneLine(event.data.goal, 60)}"`),
  'session-ended': (event: Recorded<'session-ended'>, context: Context) => [
    ...said(event, context, 'session ended', { session: endBlocks(context.session, context.settings) }),
    ...onTheDay(event, context),
  ],
  'session-completed': stands,
  'session-crashed': stands,
  'session-resumed': stands,
  'session-discarded': stands,
};
