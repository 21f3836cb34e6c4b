import { shapeProblem } from '@msp/core';
import type { Plugin } from '@msp/protocol';
import { type Result, verdictOn } from '../finding.js';

/** The check that comes first: without it nothing else can be looked at. */
export const MANIFEST_TITLE = 'The manifest is valid, and every part is as the contract says';

/** @param value anything that was exported as a plugin */
export function checkManifest(value: unknown): Result {
  const problem = shapeProblem(value);
  if (problem) return verdictOn([problem.reason]);
  const { manifest, connect, settings } = value as Plugin;
  const ways = manifest.hosts.length + (manifest.addresses?.length ?? 0) + (manifest.folders?.length ?? 0);
  const lost = [...(manifest.addresses ?? []), ...(manifest.folders ?? [])];
  return verdictOn([
    ...(ways === 0 && !connect ? ['it names no host, no address and no folder: nothing can be sent'] : []),
    ...(lost.length > 0 && !settings ? [`it names the setting "${lost[0]}", and has no settings`] : []),
  ]);
}
