/** Older layouts kept secrets as they came. They do not enter the store; the files they stand in stay as they are. */
import type { MspEvent } from '@msp/protocol';
import { findSecrets, maskSecrets } from '../../secret/index.js';

/** An event without secrets, and in how many of its texts there were some. */
export interface MaskedEvent {
  readonly event: MspEvent;
  readonly secrets: number;
}

/**
 * Masks every text of an event's data, however deep it stands. Pure; the same event is masked the same way each time.
 *
 * @example masked(event).secrets // 0 where nothing looked like a secret, and then `event` is the one given
 */
export function masked(event: MspEvent): MaskedEvent {
  let secrets = 0;
  const mask = (value: unknown): unknown => {
    if (typeof value === 'string') {
      const findings = findSecrets(value);
      if (findings.length === 0) return value;
      secrets += 1;
      return maskSecrets(value, findings);
    }
    if (Array.isArray(value)) return value.map(mask);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mask(inner)]));
  };
  const data = mask(event.data);
  return secrets === 0 ? { event, secrets } : { event: { ...event, data } as MspEvent, secrets };
}
