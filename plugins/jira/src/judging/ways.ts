/** Which transition leads where somebody wants an issue to be. Pure. */
import type { Operation, Verdict } from '@msp/protocol';
import type { Issue, Transition } from '../answers.js';
import { ALREADY_THERE } from '../operations/moving.js';
import { sameName, type Wanted, wantedOf } from '../wanted.js';
import { PERMISSIONS } from './refusal.js';

/** By its own name, else by the status that it leads to. */
export const wayTo = (transitions: readonly Transition[], wanted: string): Transition | undefined =>
  transitions.find(({ name }) => sameName(name, wanted)) ??
  transitions.find(({ to }) => sameName(to?.name, wanted));

/** The verdict on an issue with its open transitions. The link of the operation is the number of the transition. */
export function judgeWay(issue: Issue, operation: Operation): Verdict {
  const wanted = wantedOf(operation);
  const { transitions, key, fields } = issue;
  if (wanted === null || transitions === undefined)
    return { outcome: 'retry', reason: `Jira did not say which transitions of ${key} are open` };
  const link = (remote: string): Verdict => ({ outcome: 'done', links: [{ local: operation.key, remote }] });
  if (sameName(fields.status?.name, wanted.name)) return link(ALREADY_THERE);
  const way = wayTo(transitions, wanted.name);
  if (!way) return closed(issue, transitions, wanted);
  const missing = Object.entries(way.fields ?? {}).filter(
    ([id, field]) => field.required && field.hasDefaultValue !== true && !wanted.fields.includes(id),
  );
  if (missing.length === 0) return link(way.id);
  const names = missing.map(([id, { name }]) => (name === undefined ? id : `${name} (${id})`)).join(', ');
  return {
    outcome: 'failed',
    reason: `The transition "${way.name ?? way.id}" of ${key} asks for ${names}`,
    hint: `give them with the setting endFields, or: msp query jira transition issue=${key} to="${wanted.name}" fields='{…}' --send`,
  };
}

function closed({ key, fields }: Issue, transitions: readonly Transition[], { name }: Wanted): Verdict {
  const from = fields.status?.name;
  const reason = `No transition "${name}" is open for ${key}${from === undefined ? '' : `, which is in "${from}"`}`;
  const hint =
    transitions.length === 0
      ? `none is: the account may lack the permission "${PERMISSIONS.way}"`
      : `open are: ${transitions.map(wordsFor).join(', ')}`;
  return { outcome: 'failed', reason, hint };
}

/** @example wordsFor({ id: '21', name: 'Start work', to: { name: 'In Progress' } }) // '"Start work" (to In Progress)' */
export const wordsFor = ({ id, name, to }: Transition): string =>
  to?.name === undefined || sameName(name, to.name) ? `"${name ?? id}"` : `"${name ?? id}" (to ${to.name})`;
