/** The entry of a plugin of this repository. Pure. */
import type { PluginCard } from '@msp/protocol';
import { type CertificationRecord, entryOf, type RegistryEntry } from '@msp/registry';
import type { FirstParty } from './first-party.ts';

/**
 * What the card and the package say, with what a person wrote into the entry: category, author, homepage and successor.
 *
 * @param before the entry as it is; null for a new plugin
 */
export const ownEntry = (
  { packageFile }: FirstParty,
  card: PluginCard,
  certification: CertificationRecord,
  before: RegistryEntry | null,
): RegistryEntry =>
  entryOf(card, packageFile, certification, {
    ...(before && { category: before.category }),
    ...(before?.replacedBy !== undefined && { replacedBy: before.replacedBy }),
    author: before?.author ?? { name: 'MSP' },
    verified: true,
  });

/** The new record; with the day of the old one where nothing but the day is new. */
export function dated(
  record: CertificationRecord,
  before: CertificationRecord | undefined,
): CertificationRecord {
  if (!before) return record;
  const same = (Object.keys(record) as (keyof CertificationRecord)[]).every(
    (field) => field === 'date' || record[field] === before[field],
  );
  return same ? before : record;
}
