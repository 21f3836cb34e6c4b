/** A whole session as a person records it, told with the core's own functions: something of everything that a plugin may mirror. */

import type { Host } from '@msp/core';
import {
  changeGoal,
  endSession,
  raiseBlocker,
  recordDecision,
  recordEntity,
  recordUpdate,
  resolveBlocker,
  startSession,
  takeNote,
} from '@msp/core';

/** What a story may be about. */
export interface StoryOptions {
  /** The branch that is checked out. Default: `feature/WEB-7-rotate-tokens`. */
  readonly branch?: string | null;
  /** The epic that the session names; none by default. */
  readonly epic?: string;
  /** Further updates, after the others: text of one's own, hostile or long. */
  readonly updates?: readonly string[];
}

/** One thing that a person records. */
export type StoryStep = (host: Host) => Promise<unknown>;

/**
 * The steps of a session: begun with a goal, updates with progress, a decision with its reasons, one that replaces it, a blocker that
 * is raised and resolved, something made, a remark, another goal, and an end with what is next.
 */
export function story({ epic, updates = [] }: StoryOptions = {}): StoryStep[] {
  let first = '';
  let blocker = '';
  const update = (text: string, progress?: number) => (host: Host) =>
    recordUpdate(host, { text, ...(progress !== undefined && { progress }) });
  return [
    (host) =>
      startSession(host, {
        description: 'Rotate the signing keys',
        goal: 'Tokens rotate without a restart',
        ...(epic !== undefined && { epic }),
      }),
    update('The vault client reads both keys', 20),
    async (host) => {
      const { recorded } = await recordDecision(host, {
        text: 'Keys live in the vault',
        rationale: 'The platform team runs it, and it keeps an audit log',
        alternatives: ['A file on the server', 'The environment'],
        impact: 'high',
      });
      first = recorded[0]?.id ?? '';
    },
    async (host) => {
      const { recorded } = await raiseBlocker(host, {
        text: 'The staging vault refuses the new role',
        category: 'external',
        severity: 'high',
      });
      blocker = recorded[0]?.id ?? '';
    },
    update('Requests are signed with the newest key', 45),
    (host) => resolveBlocker(host, { match: blocker, solution: 'The role was granted' }),
    (host) =>
      recordDecision(host, {
        text: 'Keys live in the cloud key service',
        rationale: 'The vault cannot rotate them by itself',
        supersedes: first,
      }),
    (host) => recordEntity(host, { name: 'KeyRing', type: 'class', path: 'src/keys/ring.ts' }),
    (host) => takeNote(host, { text: 'Ask the platform team for the retention of old keys' }),
    (host) => changeGoal(host, { goal: 'Tokens rotate every hour' }),
    ...updates.map((text) => update(text)),
    update('Rotation works on staging', 80),
    (host) =>
      endSession(host, {
        summary: 'Signing keys rotate every hour on staging',
        nextSteps: ['Roll out to production', 'Write the runbook'],
      }),
  ];
}
