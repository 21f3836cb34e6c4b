/** `msp entity`, `msp note` and `msp route`: what exists now, what is worth keeping, where it goes. */
import type { Host } from '../host.js';
import { makeEvent } from './event.js';
import { Intake, type RecordOptions } from './input.js';
import { type RecordResult, record } from './record.js';

export interface EntityInput {
  readonly name: string;
  /** What it is: `class`, `service`, `table` … */
  readonly type?: string;
  readonly path?: string;
  readonly description?: string;
}

/** Records something that now exists. */
export async function recordEntity(
  host: Host,
  input: EntityInput,
  options?: RecordOptions,
): Promise<RecordResult> {
  const intake = new Intake(options);
  const name = intake.text(input.name, 'name of the entity');
  const entityType = input.type === undefined ? undefined : intake.name(input.type, 'type');
  const path = intake.optional(input.path, 'path');
  const description = intake.optional(input.description, 'description');
  return record(host, 'entity-created', intake.warnings, async (head) => ({
    events: [
      makeEvent(host, head, 'entity-created', {
        name,
        ...(entityType && { entityType }),
        ...(path && { path }),
        ...(description && { description }),
      }),
    ],
  }));
}

/** Records a remark. */
export async function takeNote(
  host: Host,
  input: { readonly text: string },
  options?: RecordOptions,
): Promise<RecordResult> {
  const intake = new Intake(options);
  const text = intake.text(input.text, 'note');
  return record(host, 'note-taken', intake.warnings, async (head) => ({
    events: [makeEvent(host, head, 'note-taken', { text })],
  }));
}

/** Records what the session aims at from now on. */
export async function changeGoal(
  host: Host,
  input: { readonly goal: string },
  options?: RecordOptions,
): Promise<RecordResult> {
  const intake = new Intake(options);
  const goal = intake.text(input.goal, 'goal');
  return record(host, 'goal-changed', intake.warnings, async (head) => ({
    events: [makeEvent(host, head, 'goal-changed', { goal })],
  }));
}
