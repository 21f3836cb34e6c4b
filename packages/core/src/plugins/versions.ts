/** Which versions fit, and which one is older. Pure. */
import { PROTOCOL_VERSION } from '@msp/protocol';
import compare from 'semver/functions/compare.js';
import satisfies from 'semver/functions/satisfies.js';
import valid from 'semver/functions/valid.js';

/** Why a package does not fit to this MSP by what it asks for as a peer; null where it does, or does not ask. */
export function peerProblem(peers: unknown): { reason: string; hint: string } | null {
  const range: unknown = (peers as Record<string, unknown> | undefined)?.['@msp/protocol'];
  if (typeof range !== 'string' || range.startsWith('workspace:')) return null;
  if (satisfies(PROTOCOL_VERSION, range, { includePrerelease: true })) return null;
  return {
    reason: `it was made for @msp/protocol ${range}, and this MSP has ${PROTOCOL_VERSION}`,
    hint: 'Update MSP (npm install -g @msp/cli), or install a version of the plugin that fits.',
  };
}

/**
 * Is the one version older than the other? What is no version is older than none, and none is older than it.
 *
 * @example isOlder('1.0.0-rc.1', '1.0.0') // true
 */
export function isOlder(one: string, other: string): boolean {
  return valid(one) !== null && valid(other) !== null && compare(one, other) < 0;
}
