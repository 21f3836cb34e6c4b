import type { Warning } from '@msp/protocol';
import { OWN } from '../registries/gather.js';
import type { Staged } from './staged.js';

/** Warns of a package that says it is one of ours, and is not. Pure. */
export function claimsToBeOurs({ name, card }: Staged): Warning[] {
  const own = OWN.find(({ entry }) => entry.id === card?.manifest.id && entry.package !== name);
  if (!own) return [];
  const { id, package: packageName } = own.entry;
  return [
    {
      message: `${name} says that it is ${id}, as ${packageName} of MSP's registry does. It is not that one.`,
      hint: null,
    },
  ];
}
