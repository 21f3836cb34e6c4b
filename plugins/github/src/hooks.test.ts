import { createSamples } from '@msp/testing';
import { expect, it } from 'vitest';
import { hooks } from './hooks.js';
import { createEntry } from './queries.js';
import { context } from './testing/context.js';

const samples = createSamples();

it('a decision is an entry with its reasons', () => {
  const event = samples.event('decision-made', {
    ...{ id: 'dec-1', sessionId: 'msp-1' },
    data: { content: 'Rotate on every use', rationale: 'A stolen one is noticed' },
  });
  expect(hooks['decision-made']?.({ ...event, sequence: 1 }, context)).toMatchObject([
    {
      key: 'dec-1',
      lane: 'msp-1',
      summary: 'Decision: Rotate on every use',
      query: createEntry(context, {
        reference: 'dec-1',
        title: 'Decision: Rotate on every use',
        text: 'A stolen one is noticed',
      }),
    },
  ]);
});

it('the end of a session is an entry that says what comes next', () => {
  const event = samples.event('session-ended', {
    ...{ id: 'ses-1', sessionId: 'msp-1' },
    data: { summary: 'They do', nextSteps: ['Tell the others'] },
  });
  const [operation] = hooks['session-ended']?.({ ...event, sequence: 2 }, context) ?? [];
  expect(operation?.query).toEqual(
    createEntry(context, {
      reference: 'ses-1',
      title: 'Session ended: Tokens rotate',
      text: 'They do\nNext: Tell the others',
    }),
  );
});
