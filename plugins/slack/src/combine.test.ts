import { createSamples } from '@msp/testing';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Block } from './blocks/block.js';
import { combine } from './combine.js';
import { hooks } from './hooks/index.js';
import { sentBy } from './queries.js';
import { context, contextOf } from './testing/context.js';
import { texts } from './testing/texts.js';
import { refusedMessage } from './testing/validate.js';
import { runsIn } from './testing/words.js';

const samples = createSamples();
const update = (id: string, description: string, sessionId = 'msp-1') => {
  const event = samples.event('update-recorded', { id, sessionId, data: { description, progress: 5 } });
  return hooks['update-recorded']?.({ ...event, sequence: 1 }, context) ?? [];
};
const merged = (operations: Parameters<NonNullable<typeof combine>['merge']>[0]) => {
  const query = combine.merge(operations);
  return query && sentBy({ query });
};

it('replies in one thread are one message with all their keys', () => {
  const operations = [...update('upd-1', 'One'), ...update('upd-2', 'Two')];
  expect(merged(operations)).toMatchObject({
    call: 'chat.postMessage',
    arguments: {
      ...{ channel: { $link: 'msp-1/channel' }, thread_ts: { $link: 'msp-1' } },
      text: expect.stringMatching(/One\n.*\nTwo/s),
      metadata: { event_type: 'msp_operation', event_payload: { keys: 'uuid-of-upd-1 uuid-of-upd-2' } },
    },
  });
});

it('the first message, what the channel is shown, another thread and a change go alone', () => {
  const [one] = update('upd-1', 'One');
  const start = hooks['session-started']?.(
    { ...samples.event('session-started', { sessionId: 'msp-1' }), sequence: 1 },
    context,
  );
  const ended = samples.event('session-ended', { sessionId: 'msp-1' });
  const end = hooks['session-ended']?.({ ...ended, sequence: 1 }, contextOf({ broadcast: true }));
  for (const other of [...(start ?? []), ...(end ?? []), ...update('upd-2', 'Two', 'msp-2')])
    expect(one && combine.merge([one, other])).toBeNull();
});

it('whatever goes together is a message that Slack takes, with everything in its order', () => {
  fc.assert(
    fc.property(fc.array(texts, { minLength: 2, maxLength: 12 }), (all) => {
      const operations = all.flatMap((text, index) => update(`upd-${index}`, text)).slice(0, combine.limit);
      const sent = merged(operations);
      if (sent === null) return;
      expect(refusedMessage({ ...sent.arguments })).toBeNull();
      const blocks = operations.flatMap((each) => sentBy(each)?.arguments.blocks as unknown as Block[]);
      // But for the empty lines between them.
      const words = (all: readonly Block[]) => runsIn(all).replaceAll('\n\n', '');
      expect(words(sent.arguments.blocks as unknown as Block[])).toBe(words(blocks));
    }),
    { numRuns: 30 },
  );
});

it('as many short updates as are taken at once fit into one message', () => {
  const operations = Array.from({ length: combine.limit }, (_, index) =>
    update(`upd-${index}`, `Step ${index} is done, and the next one is under way`),
  ).flat();
  expect(operations).toHaveLength(64);
  expect(merged(operations)).not.toBeNull();
});

it('what is short goes on after an empty line, what is long in a block of its own', () => {
  const operations = [
    ...update('upd-1', 'One'),
    ...update('upd-2', 'Two'),
    ...update('upd-3', 'x'.repeat(1990)),
  ];
  const blocks = merged(operations)?.arguments.blocks as unknown as Block[];
  expect(blocks.map((block) => runsIn([block]))).toEqual([
    'Update · 5%\nOne\n\nUpdate · 5%\nTwo',
    `Update · 5%\n${'x'.repeat(1990)}`,
  ]);
  const bold = blocks.flatMap((block) => (block.type === 'rich_text' ? block.elements : []));
  expect(JSON.stringify(bold).match(/"bold":true/g)).toHaveLength(3);
});
