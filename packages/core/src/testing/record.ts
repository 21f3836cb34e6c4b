/** Short ways to record something in tests. */
import type { Host } from '../host.js';
import { raiseBlocker, resolveBlocker } from '../session/blocker.js';
import { recordDecision } from '../session/decision.js';
import { endSession } from '../session/end.js';
import { takeNote } from '../session/remark.js';
import { startSession } from '../session/start.js';
import { recordUpdate } from '../session/update.js';

export const start = async (host: Host) => (await startSession(host, {})).head.id;

export const update = (host: Host, text: string, progress?: number) =>
  recordUpdate(host, { text, ...(progress !== undefined && { progress }) });

export const note = (host: Host, text: string) => takeNote(host, { text });

export async function decision(
  host: Host,
  text: string,
  more: { supersedes?: string } = {},
): Promise<string> {
  return (await recordDecision(host, { text, ...more })).recorded[0]?.id ?? '';
}

export async function blocker(host: Host, text: string, resolution: string): Promise<void> {
  const raised = await raiseBlocker(host, { text });
  await resolveBlocker(host, { match: raised.recorded[0]?.id ?? '', solution: resolution });
}

export const end = (host: Host) => endSession(host, { summary: 'Done' });
