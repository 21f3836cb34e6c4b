import { allowedHosts } from '@msp/delivery';
import type { Operation } from '@msp/protocol';
import type { Laboratory } from '../laboratory.js';

/** So many are put through each fault. */
const MOST = 4;

/** An operation, and those that come before it in the log: what they make has to be there. */
export interface Representative {
  readonly operation: Operation;
  readonly before: readonly Operation[];
}

/** Every operation of the rehearsal. */
export const inOrder = ({ rehearsal }: Laboratory): Representative[] =>
  rehearsal.map((operation, index) => ({ operation, before: rehearsal.slice(0, index) }));

/** The first operation of each kind: of each promise about its delivery, and each method or language. */
export function representatives(laboratory: Laboratory): Representative[] {
  const kinds = new Map<string, Representative>();
  for (const each of inOrder(laboratory)) {
    const { query, delivery } = each.operation;
    const kind = `${delivery} ${'request' in query ? query.request.method : query.language}`;
    if (!kinds.has(kind)) kinds.set(kind, each);
  }
  return [...kinds.values()].slice(0, MOST);
}

/** Why the fault server cannot stand in for the plugin's tool; null where it can. */
export function notHttp({ plugin, rehearsal, options, settings }: Laboratory): string | null {
  if (rehearsal.length === 0) return 'the plugin makes no operations';
  if (options.replies) return 'the author gave the replies of the tool';
  if (rehearsal.some(({ query }) => 'request' in query)) return null;
  const rules = allowedHosts(plugin.manifest, settings.value);
  if (plugin.connect && rules.some(({ protocol }) => protocol !== null)) return null;
  return plugin.manifest.folders?.length ? 'the plugin writes files' : 'the plugin does not speak HTTP';
}
