/** The name under which a process claims entries: from it others can tell whether it still lives. Pure but for {@link isDead}. */
import { hostname } from 'node:os';
import { isRunning } from './lock.js';

/** @example ownerName('k3x9') // 'engine/4711/k3x9' */
export const ownerName = (token: string): string => `${hostname()}/${process.pid}/${token}`;

/** Is an owner a process of this machine that runs no more? Of other machines nothing is known. */
export function isDead(owner: string): boolean {
  const [, host, pid] = /^(.*)\/(\d+)\/[^/]*$/.exec(owner) ?? [];
  return host === hostname() && !isRunning(Number(pid));
}
