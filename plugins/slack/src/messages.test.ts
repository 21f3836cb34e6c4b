/** Whatever people record, Slack takes every message, and all of the text is there. */
import type { EventType, Operation } from '@msp/protocol';
import { createSamples, type Given, HOSTILE } from '@msp/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from './blocks/block.js';
import { hooks } from './hooks/index.js';
import { HEAVIEST_BLOCKS, LONGEST_TEXT } from './limits.js';
import { sentBy } from './queries.js';
import { contextOf, sessionOf } from './testing/context.js';
import { texts } from './testing/texts.js';
import { refusedMessage } from './testing/validate.js';
import { runsIn } from './testing/words.js';
import { plain } from './text/plain.js';
import { weightOf } from './text/weight.js';

const samples = createSamples();

function operationsOf<Type extends EventType>(
  type: Type,
  data: Given<Type>['data'],
  context = contextOf(),
): readonly Operation[] {
  const event = {
    ...samples.event(type, { sessionId: 'msp-1', data } as unknown as Given<Type>),
    sequence: 1,
  };
  const hook = hooks[type] as ((...given: unknown[]) => readonly Operation[]) | undefined;
  return hook?.(event, context) ?? [];
}

/** All that stands where Slack looks for markup, with its numbers left out. */
const OURS = [
  ...['Session under way', 'Session ended', 'Session summary'],
  ...['*Progress*\n#% → #% (+#%)', '*Duration*\n# min*Progress*\n#% → #% (+#%)'],
];

/** Each message is one that Slack takes; all their words, in their order. */
function wordsOf(operations: readonly Operation[]): string {
  return operations
    .map((operation) => {
      const input = sentBy(operation)?.arguments ?? {};
      const blocks = input.blocks as unknown as Block[];
      expect(refusedMessage({ ...input })).toBeNull();
      expect(weightOf(blocks as never)).toBeLessThanOrEqual(HEAVIEST_BLOCKS);
      expect(JSON.stringify(input)).not.toMatch(/\\ud[89a-f]/i);
      expect(String(input.text).length).toBeLessThanOrEqual(LONGEST_TEXT);
      // The fallback is never empty, tells nobody, and formats nothing.
      expect(input.text).toMatch(/\S/);
      expect(input.text).not.toMatch(/[<>]|&(?!(amp|lt|gt);)/);
      expect(input).toMatchObject({ link_names: false, parse: 'none' });
      // Words of people stand in rich text only, where Slack looks for no markup.
      for (const block of blocks)
        if (block.type !== 'rich_text') expect(OURS).toContain(runsIn([block]).replace(/\d+/g, '#'));
      return runsIn(blocks);
    })
    .join('');
}

const said = (text: string): string => plain(text);

describe('any text', () => {
  it.each([
    ['update-recorded', (text: string) => ({ description: text })],
    ['note-taken', (text: string) => ({ text })],
    ['goal-changed', (text: string) => ({ goal: text })],
    ['blocker-raised', (text: string) => ({ description: text })],
  ] as const)('of %s', (type, dataOf) => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(wordsOf(operationsOf(type, dataOf(text) as never))).toContain(said(text));
      }),
      { numRuns: 25 },
    );
  });

  it('of a decision and of something made, with all that belongs to it', () => {
    fc.assert(
      fc.property(texts, texts, texts, (one, two, three) => {
        const decision = wordsOf(
          operationsOf('decision-made', {
            content: one,
            rationale: two,
            alternatives: [three],
            relatedEntities: [],
          }),
        );
        for (const text of [one, two, three]) expect(decision).toContain(said(text));
        const entity = wordsOf(operationsOf('entity-created', { name: one, path: two, description: three }));
        for (const text of [one, two, three]) expect(entity).toContain(said(text));
      }),
      { numRuns: 20 },
    );
  });

  it('of the beginning and of the end', () => {
    fc.assert(
      fc.property(texts, texts, fc.array(texts, { maxLength: 5 }), (goal, branch, lines) => {
        const started = wordsOf(operationsOf('session-started', {}, contextOf({}, { goal, branch })));
        expect(started.replace(/\s+/g, ' ')).toContain(said(goal).replace(/\s+/g, ' ').trim());
        expect(started.replace(/\s+/g, ' ')).toContain(said(branch).replace(/\s+/g, ' ').trim());
        const session = sessionOf({ goal, branch, summary: lines[0] ?? null, nextSteps: lines });
        const ended = wordsOf(operationsOf('session-ended', {}, contextOf({}, session)));
        for (const text of [goal, branch, ...lines]) expect(ended).toContain(said(text));
      }),
      { numRuns: 20 },
    );
  });
});

it.each(Object.entries(HOSTILE))('%s stands there as it was written', (_, text) => {
  expect(wordsOf(operationsOf('note-taken', { text }))).toBe(`Note\n${said(text)}`);
});

it('a text of a mebibyte is many messages, each with a key of its own', () => {
  const text = '🚀&'.repeat(349_525);
  const operations = operationsOf('update-recorded', { description: text });
  expect(wordsOf(operations)).toContain(text);
  expect(new Set(operations.map(({ key }) => key)).size).toBe(operations.length);
  expect(new Set(operations.map((each) => sentBy(each)?.key)).size).toBe(operations.length);
});
