/** Everything that delivers to Linear, real but for Linear itself: a store, the deliverer, the transport, HTTP, and a clock that a test moves. */
import type { Plugin } from '@msp/protocol';
import { openBench as open } from '../../../../tools/connectors/bench.ts';
import { ISSUE, TEAM } from './context.js';
import { service } from './service.js';

/** Made up: at the beginning of 2027, before the hour of the stand-in's budgets. */
const BEGINNING = Date.parse('2027-01-01T00:00:00.000Z');

/** @param wanted settings as a person writes them */
export async function openBench(plugin: Plugin, wanted: Readonly<Record<string, unknown>> = {}) {
  const at = await open({
    ...{ plugin, beginning: BEGINNING, unhurried: true, service: () => service() },
    settings: (url) => ({ teamId: TEAM, issue: ISSUE, apiUrl: `${url}/graphql`, ...wanted }),
    secrets: () => ({ apiKey: 'lin_api_abcdefghijklmnop' }),
  });
  return {
    ...{ ...at, links: () => at.links },
    /** How it stands: the status and the problem of each operation, by its key. */
    outcome: async () =>
      Object.fromEntries(
        (await at.outbox()).map(({ operation: { key }, status, problem }) => [
          key,
          problem === null ? status : `${status}: ${problem}`,
        ]),
      ),
  };
}
