import type { Check } from '../check.js';
import { verdictOn } from '../finding.js';
import type { Planned } from '../plan/planned.js';
import { notJson } from './json-safe.js';

/** What the host did not take, but for what is no JSON: that is told apart. */
const refusedIn = (planned: readonly Planned[], on = ''): string[] =>
  planned.flatMap(({ place, problem, raw }) =>
    problem === null || notJson(raw) !== null ? [] : [`${place}${on}: ${problem}`],
  );

/** Hooks, setup and export give what the host takes. */
export const operations: Check = {
  name: 'operations',
  title: 'Whatever the event, hooks neither throw nor change it, and give operations that the host takes',
  run({ planned, plannedLongest, markedPlans }) {
    return verdictOn([
      ...refusedIn(planned),
      ...refusedIn(plannedLongest, ' (with the longest names and ids)'),
      ...markedPlans.flatMap(({ planned: each, kind }) => refusedIn(each, ` (with hostile texts: ${kind})`)),
    ]);
  },
};
