/** What follows from what happens. Pure: no clock, no chance, no network. Other events: docs of the contract, under "Events". */
import type { Parts } from './contract.js';
import { entryOperation } from './entry.js';

export const hooks: Parts['hooks'] = {
  'decision-made': (event, context) => [
    entryOperation(context, event.sessionId, {
      reference: event.id,
      title: `Decision: ${event.data.content}`,
      text: event.data.rationale ?? '',
    }),
  ],
  'session-ended': (event, context) => [
    entryOperation(context, event.sessionId, {
      reference: event.id,
      title: `Session ended: ${context.session.goal ?? context.session.description ?? event.project}`,
      text: [event.data.summary ?? '', ...event.data.nextSteps.map((step) => `Next: ${step}`)].join('\n'),
    }),
  ],
};
