/** The plugin as the host uses it: a real store, the real deliverer, Slack's own kit and a real server, with a clock that the test moves. */
import type { OutboxStatus, Plugin } from '@msp/protocol';
import { openBench } from '../../../../tools/connectors/bench.ts';
import type { Settings } from '../settings.js';
import { SETTINGS } from './context.js';
import { service } from './service.js';
import { fakeSlack } from './store.js';

/** Everything that a test of delivery needs. */
export async function bench(plugin: Plugin, given: Partial<Settings> = {}) {
  const slack = fakeSlack();
  const at = await openBench({
    ...{ plugin, beginning: Date.UTC(2026, 10, 21, 9), service: () => service(slack) },
    settings: (url) => ({ ...SETTINGS, apiUrl: `${url}/api/`, ...given }),
    secrets: (url) => ({ botToken: 'xoxb-1-made-up', webhookUrl: `${url}/services/T0/B0/made-up` }),
  });
  return {
    ...{ ...at, slack },
    /** When messages were written. */
    get started() {
      return at.calls.filter(({ path }) => path.includes('chat.')).map(({ time }) => time);
    },
    /** Moves the clock by so many seconds. */
    later: (seconds: number) => at.later(seconds * 1000),
    entries: (status: OutboxStatus) => at.outbox(status),
  };
}
