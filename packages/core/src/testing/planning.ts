/** A plugin that says what was done and decided, and short ways to plan with it. */
import { definePlugin, type Operation, type Plugin } from '@msp/protocol';
import type { Planner } from '../query/event.js';
import { planPlugin } from '../query/plan.js';
import type { TestHost } from './host.js';

export const manifest = { id: 'sample', name: 'Sample', summary: 'For tests', hosts: [] } as const;

export const operation = (key: string, lane: string, text: string): Operation => ({
  ...{ key, lane, summary: text, delivery: 'idempotent' },
  query: { language: 'sample', text: 'say $text', parameters: { text } },
});

/** Says what was done and what was decided. */
export const sample = definePlugin({
  contract: 1,
  manifest,
  hooks: {
    'update-recorded': (event, { session }) => [
      operation(event.id, event.sessionId, `${event.data.description} (${session.endProgress}%)`),
    ],
    'decision-made': (event, { number, refers, records }) => [
      operation(
        event.id,
        event.sessionId,
        `#${number} ${event.data.content} ${refers?.id ?? ''} ${records().updates.length}`,
      ),
    ],
    'blocker-resolved': (event, { refers }) => [
      operation(event.id, event.sessionId, `resolved ${refers?.type}`),
    ],
  },
});

export const planner = (plugin: Plugin = sample, name = 'sample'): Planner => ({
  name,
  plugin,
  settings: {},
  version: '1.0.0',
});
export const plan = (host: TestHost, which = planner()) =>
  planPlugin(host.store, which, { now: () => host.now(), sessionTimeout: 24 });
export const summaries = async (host: TestHost, plugin = 'sample') =>
  (await host.store.outbox({ plugin })).map(({ operation: { summary } }) => summary);
