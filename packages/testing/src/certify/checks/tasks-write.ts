import { isDeepStrictEqual } from 'node:util';
import type { TaskChange, Tasks } from '@msp/protocol';
import type { Check } from '../check.js';
import { HOSTILE_TEXTS, marked } from '../corpus/marker.js';
import { ordinary } from '../corpus/wording.js';
import { messageOf, skipped, verdictOn } from '../finding.js';
import type { Laboratory } from '../laboratory.js';
import type { Planned } from '../plan/planned.js';
import { baseTask, changesOf, planChange, readingContext } from '../plan/tasks.js';
import { inTimeZone, ZONES } from './determinism.js';
import { notJson } from './json-safe.js';
import { knownOf, splicedIn } from './splicing.js';

/** What a person changed goes to the tool, and nothing else does. */
export const tasksWrite: Check = {
  name: 'tasks-write',
  title: 'Each change gives operations of its own, the same each time; where nothing changed, there are none',
  run(laboratory) {
    const { tasks, probe } = laboratory.plugin;
    if (!tasks) return skipped('the plugin has no tasks');
    const written = Object.values(tasks.fields).includes('both');
    if (!tasks.write)
      return written
        ? verdictOn(['a field goes both ways, and there is no write'])
        : skipped('its tasks are only read');
    if (!written) return verdictOn(['there is a write, and no field goes both ways']);
    const base = baseTask(laboratory, readingContext(laboratory));
    const changes = changesOf(tasks, base, (field) => ordinary().text(field));
    const plan = () => changes.map((change) => planChange(laboratory, change));
    const planned = plan();
    const again = [plan(), ...ZONES.map((zone) => inTimeZone(zone, plan))].flat();
    return verdictOn([
      ...planned.flatMap((each, index) => plannedProblems(each, changes[index] as TaskChange, again)),
      ...sharedKeys(laboratory, changes, planned),
      ...planned.flatMap(({ operations }) =>
        operations.some(({ delivery }) => delivery === 'probe') && !probe
          ? ['operations are to be probed, and the plugin has no probe']
          : [],
      ),
      ...idle(laboratory, { ...changes[0], kind: 'update', base, set: {} } as TaskChange, 'nothing changed'),
      ...idle(
        laboratory,
        { ...changes[0], kind: 'kind-of-a-later-version' } as never,
        'the kind is not known',
      ),
      ...spliced(laboratory, tasks, planned),
    ]);
  },
};

function plannedProblems(planned: Planned, change: TaskChange, again: readonly Planned[]): string[] {
  const { place, operations, problem, raw } = planned;
  const what = change.kind === 'update' ? ` of ${Object.keys(change.set).join(', ')}` : '';
  if (problem !== null) return [`${place}${what}: ${problem}`];
  const unsafe = notJson(raw);
  const others = again.filter((each) => each.operations[0]?.key === operations[0]?.key);
  return [
    ...(operations.length === 0 ? [`${place}${what} gave no operation`] : []),
    ...(unsafe === null ? [] : [`${place}${what}: ${unsafe}`]),
    ...(operations.length === 0 || others.every((each) => isDeepStrictEqual(each.operations, operations))
      ? []
      : [`${place}${what} gave something else when it was asked again, or in another time zone`]),
  ];
}

/** The same change later is another change: a key that was used before would be left out. */
function sharedKeys(
  laboratory: Laboratory,
  changes: readonly TaskChange[],
  planned: readonly Planned[],
): string[] {
  const later = changes.map((change) => planChange(laboratory, { ...change, key: `later-${change.key}` }));
  const keys = [...planned, ...later].flatMap(({ operations }) => operations.map(({ key }) => key));
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  return twice === undefined
    ? []
    : [
        `two changes gave the key "${twice.slice(0, 80)}", and the second would do nothing: begin it with change.key`,
      ];
}

function idle(laboratory: Laboratory, change: TaskChange, when: string): string[] {
  try {
    const { operations } = planChange(laboratory, change);
    return operations.length === 0 ? [] : [`where ${when}, it gave ${operations.length} operations`];
  } catch (error) {
    return [messageOf(error)];
  }
}

function spliced(laboratory: Laboratory, tasks: Tasks, usual: readonly Planned[]): string[] {
  const base = baseTask(laboratory, readingContext(laboratory));
  const known = knownOf(usual.flatMap(({ operations }) => operations.map(({ query }) => query)));
  return Object.entries(HOSTILE_TEXTS).flatMap(([kind, hostile], index) => {
    const marks = marked(hostile, index);
    return changesOf(tasks, base, (field) => marks.wording.text(field)).flatMap((change) => {
      const { place, operations, problem } = planChange(laboratory, change);
      if (problem !== null) return [`${place} (with hostile texts: ${kind}): ${problem}`];
      return operations.flatMap(({ query }) =>
        splicedIn(query, known, marks).map((each) => `${place}: ${each}`),
      );
    });
  });
}
