import type { EventType, Operation, Session } from '@msp/protocol';
import { createSamples, type Given } from '@msp/testing';
import { describe, expect, it } from 'vitest';
import type { Settings } from '../settings.js';
import { contextOf } from '../testing/context.js';
import { hooks } from './index.js';

const samples = createSamples();

function planned<Type extends EventType>(
  type: Type,
  given: Given<Type> = {},
  settings: Partial<Settings> = {},
  session: Partial<Session> = {},
): readonly Operation[] {
  const event = { ...samples.event(type, { id: 'evt-1', sessionId: 'msp-1', ...given }), sequence: 1 };
  const hook = hooks[type] as ((...all: unknown[]) => readonly Operation[]) | undefined;
  return hook?.(event, contextOf(settings, session)) ?? [];
}

const THREAD = { channel: { $link: 'msp-1/channel' }, thread_ts: { $link: 'msp-1' } };

describe('the beginning', () => {
  it('is a message in the channel that begins a thread', () => {
    const [operation, ...others] = planned('session-started', { time: '2026-11-21T09:00:00.000Z' });
    expect(others).toEqual([]);
    expect(operation).toMatchObject({
      ...{ key: 'evt-1', lane: 'msp-1', delivery: 'probe', summary: 'Session under way: Tokens rotate' },
      query: {
        language: 'slack',
        document: {
          call: 'chat.postMessage',
          session: 'msp-1',
          key: 'uuid-of-evt-1',
          since: String(Date.UTC(2026, 10, 21, 8) / 1000),
          arguments: {
            channel: 'C0MSPTEST1',
            text: 'Session under way\nTokens rotate\nwebshop · ada · main',
            ...{ unfurl_links: false, unfurl_media: false, link_names: false, parse: 'none', mrkdwn: false },
            metadata: { event_type: 'msp_operation', event_payload: { keys: 'uuid-of-evt-1' } },
          },
        },
      },
    });
  });
});

describe('what happens within', () => {
  it('is a reply', () => {
    const [operation] = planned('update-recorded', { data: { description: 'JWT works', progress: 45 } });
    expect(operation).toMatchObject({
      key: 'evt-1',
      query: {
        document: {
          arguments: {
            ...THREAD,
            text: 'Update · 45%\nJWT works',
            blocks: [
              {
                type: 'rich_text',
                elements: [
                  {
                    type: 'rich_text_section',
                    elements: [
                      { type: 'text', text: 'Update · 45%', style: { bold: true } },
                      { type: 'text', text: '\nJWT works' },
                    ],
                  },
                ],
              },
            ],
          },
        },
      },
    });
  });

  const parts = [
    ['updates', 'update-recorded'],
    ['updates', 'goal-changed'],
    ['decisions', 'decision-made'],
    ['blockers', 'blocker-raised'],
    ['blockers', 'blocker-resolved'],
    ['notes', 'note-taken'],
    ['entities', 'entity-created'],
  ] as const;

  it.each(parts)('%s: %s is there only where it is wanted', (part, type) => {
    expect(planned(type, {}, { thread: [part] })).toHaveLength(1);
    expect(planned(type, {}, { thread: [] })).toEqual([]);
    expect(planned(type, {}, { via: 'webhook', thread: [part] })).toEqual([]);
  });
});

describe('the end', () => {
  const session: Partial<Session> = {
    ...{ duration: 2.25, startProgress: 15, endProgress: 32, status: 'ending', summary: 'They do' },
    nextSteps: ['Tell the others'],
  };

  it('is a summary in the thread, and what the first message says then', () => {
    const [summary, parent] = planned('session-ended', {}, {}, session);
    expect(summary).toMatchObject({
      key: 'evt-1',
      query: {
        document: {
          arguments: {
            ...THREAD,
            text: 'Session summary\nTokens rotate\nDuration: 2 h 15 min\nProgress: 15% → 32% (+17%)\nBranch\nmain\nThey do\nNext steps\n• Tell the others',
          },
        },
      },
    });
    expect(JSON.stringify(summary)).not.toContain('reply_broadcast');
    expect(parent).toMatchObject({
      ...{ key: 'evt-1/state', lane: 'msp-1/state', delivery: 'idempotent' },
      query: {
        document: {
          call: 'chat.update',
          arguments: {
            channel: THREAD.channel,
            ts: THREAD.thread_ts,
            text: expect.stringMatching(/^Session ended\n/),
          },
        },
      },
    });
  });

  it('can be shown in the channel too', () => {
    const [summary] = planned('session-ended', {}, { broadcast: true }, session);
    expect(summary).toMatchObject({
      query: { document: { arguments: { ...THREAD, reply_broadcast: true } } },
    });
  });

  it('through a webhook is the summary alone', () => {
    const [summary, ...others] = planned('session-ended', {}, { via: 'webhook' }, session);
    expect(others).toEqual([]);
    expect(summary).toMatchObject({ delivery: 'at-least-once', query: { document: { call: 'webhook' } } });
    expect(JSON.stringify(summary)).not.toMatch(/\$link|metadata/);
  });

  it('is no summary where that is not wanted', () => {
    expect(planned('session-ended', {}, { thread: [] }, session).map(({ key }) => key)).toEqual([
      'evt-1/state',
    ]);
  });
});

it.each([
  ['session-crashed', 'Session crashed'],
  ['session-resumed', 'Session under way'],
  ['session-discarded', 'Session given up'],
] as const)('%s: the first message says "%s"', (type, words) => {
  expect(planned(type)).toMatchObject([
    { query: { document: { call: 'chat.update', arguments: { text: expect.stringContaining(words) } } } },
  ]);
  expect(planned(type, {}, { via: 'webhook' })).toEqual([]);
});

describe('a goal that is too long for the first message', () => {
  const goal = '&'.repeat(4000);

  it('stands whole in the thread, and the first message says so', () => {
    const [parent, whole] = planned('session-started', {}, {}, { goal });
    expect(parent).toMatchObject({
      query: { document: { arguments: { text: expect.stringContaining('… (whole in the thread)') } } },
    });
    expect(whole).toMatchObject({ key: 'evt-1/whole', query: { document: { arguments: THREAD } } });
    expect(planned('goal-changed', { data: { goal } }, { thread: [] }).length).toBeGreaterThan(0);
  });

  it('leaves room for how it ended', () => {
    const operations = planned('session-ended', {}, { thread: [] }, { goal, branch: goal, duration: 1 });
    expect(operations).toHaveLength(1);
    expect(operations).toMatchObject([
      { query: { document: { arguments: { text: expect.stringContaining('Duration: 1 h') } } } },
    ]);
  });
});
