/** Ids that are ours, and what looks like one of them. Pure. */
import { ANNOUNCED, alike } from '@msp/registry/names';

/**
 * The id of ours that a name is, or could be taken for; null where it is like none.
 *
 * @example firstPartyLike('l1near') // 'linear'
 */
export const firstPartyLike = (name: string): string | null =>
  ANNOUNCED.find((id) => id === name) ?? ANNOUNCED.find((id) => alike(name, id)) ?? null;
