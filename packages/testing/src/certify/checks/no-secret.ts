import type { Check } from '../check.js';
import { verdictOn } from '../finding.js';
import { operationsIn } from '../laboratory.js';
import { secretsFinder } from '../plan/forbidden.js';
import { outsideQueries } from '../plan/outside-queries.js';

/** Operations and queries are kept, shown and copied: no secret stands in them. */
export const noSecret: Check = {
  name: 'no-secret',
  title:
    'No secret stands in an operation or in what a feed or the guide asks, not even one from the settings',
  run(laboratory) {
    const secretsIn = secretsFinder(laboratory);
    return verdictOn([
      ...operationsIn(laboratory.planned).flatMap((operation) =>
        secretsIn(operation).map((what) => `${what} stands in the operation "${operation.summary}"`),
      ),
      ...outsideQueries(laboratory).flatMap(({ place, query }) =>
        secretsIn(query).map((what) => `${what} stands in ${place}`),
      ),
    ]);
  },
};
