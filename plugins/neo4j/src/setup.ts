/** What has to be there before anything is written: constraints and indexes that the Community edition knows too. Pure. */
import type { Operation } from '@msp/protocol';
import { SETUP_LANE } from '@msp/protocol';

/** Nodes that are merged on `mspId`. Nodes without one, made by others, are never touched by the constraint. */
export const LABELS = [
  'Session',
  'Progress',
  'Decision',
  'Alternative',
  'Entity',
  'Observation',
  'Blocker',
  'ProjectState',
] as const;

/** What questions look for. Only short values: an index refuses keys of more than about 8,000 bytes. */
const INDEXES: readonly (readonly [label: (typeof LABELS)[number], properties: readonly string[]])[] = [
  ['Session', ['project', 'startTime']],
  ['Session', ['status']],
  ['Progress', ['timestamp']],
  ['Decision', ['timestamp']],
  ['Entity', ['name']],
  ['Blocker', ['status']],
];

/** The operations of the setup: each of them does nothing where the same is there already. */
export function setup(): readonly Operation[] {
  return [
    ...LABELS.map((label) =>
      schema(`constraint msp_${kebab(label)}_id`, (name) => [
        `CREATE CONSTRAINT ${name} IF NOT EXISTS FOR (n:${label}) REQUIRE n.mspId IS UNIQUE`,
        `${label} nodes are unique by mspId`,
      ]),
    ),
    ...INDEXES.map(([label, properties]) =>
      schema(`index msp_${kebab(label)}_${properties.map(kebab).join('_')}`, (name) => [
        `CREATE INDEX ${name} IF NOT EXISTS FOR (n:${label}) ON (${properties.map((each) => `n.${each}`).join(', ')})`,
        `${label} nodes are found by ${properties.join(' and ')}`,
      ]),
    ),
  ];
}

function schema(
  key: string,
  statement: (name: string) => readonly [text: string, summary: string],
): Operation {
  const [text, summary] = statement(key.slice(key.indexOf(' ') + 1));
  return {
    key,
    lane: SETUP_LANE,
    summary,
    query: { language: 'cypher', text, parameters: {} },
    delivery: 'idempotent',
  };
}

/** `ProjectState` is `project_state` in the name of a constraint. */
const kebab = (name: string) =>
  name.replace(/[A-Z]/g, (letter, at) => (at ? '_' : '') + letter.toLowerCase());
