import { isDeepStrictEqual } from 'node:util';
import type { Query, Tasks } from '@msp/protocol';
import type { Check } from '../check.js';
import { HOSTILE_TEXTS, type Marked, marked } from '../corpus/marker.js';
import { messageOf, skipped, verdictOn } from '../finding.js';
import type { Laboratory } from '../laboratory.js';
import { getQuery, listQuery } from '../plan/tasks.js';
import { inTimeZone, ZONES } from './determinism.js';
import { knownOf, splicedIn } from './splicing.js';

const USUAL = ['usual-cursor', '2', '20'];

/** Tasks are asked for by queries that a tool cannot bend. */
export const tasksQueries: Check = {
  name: 'tasks-queries',
  title: 'Tasks are asked for by queries, the same each time; a cursor and an id stay values in them',
  run(laboratory) {
    const { tasks } = laboratory.plugin;
    if (!tasks) return skipped('the plugin has no tasks');
    const asked = asking(laboratory, tasks);
    let usual: Query[];
    try {
      usual = asked.usual();
    } catch (error) {
      return verdictOn([messageOf(error)]);
    }
    const same = [asked.usual(), ...ZONES.map((zone) => inTimeZone(zone, asked.usual))];
    const known = knownOf(usual);
    return verdictOn([
      ...(same.every((again) => isDeepStrictEqual(again, usual))
        ? []
        : ['it asked for something else when it was asked again, or in another time zone']),
      ...Object.values(HOSTILE_TEXTS).flatMap((hostile, index) => {
        const marks = marked(hostile, index);
        return asked
          .hostile(marks)
          .flatMap(([place, query]) =>
            splicedIn(query, known, marks).map((problem) => `${place}: ${problem}`),
          );
      }),
    ]);
  },
};

function asking(laboratory: Laboratory, tasks: Tasks) {
  const list = (cursor: string | null) => attempt('tasks.list', () => listQuery(laboratory, tasks, cursor));
  const get = (id: string) => attempt('tasks.get', () => getQuery(laboratory, tasks, id));
  return {
    // A cursor that the tool never gave may be refused; some kind of it has to be taken.
    usual: (): Query[] => [
      list(null),
      ...USUAL.flatMap((cursor) => orNone(() => list(cursor))),
      ...(tasks.get ? [get('task-7')] : []),
    ],
    hostile: ({ wording }: Marked): [string, Query][] => [
      ...orNone(() => list(wording.text('the cursor'))).map((query): [string, Query] => [
        'tasks.list',
        query,
      ]),
      ...(tasks.get ? orNone(() => get(wording.text('the id'))) : []).map((query): [string, Query] => [
        'tasks.get',
        query,
      ]),
    ],
  };
}

function attempt<Value>(place: string, act: () => Value): Value {
  try {
    return act();
  } catch (error) {
    throw new Error(`${place}: ${messageOf(error)}`);
  }
}

function orNone<Value>(act: () => Value): Value[] {
  try {
    return [act()];
  } catch {
    return [];
  }
}
