/** Is a request of now? Pure. */
import type { WebhookSignature } from '@msp/protocol';
import { type Opened, textAt } from './request.js';

/** Milliseconds that the tool's clock and ours may differ, and that a request may take to come here. */
const TOLERANCE = 300_000;

const MILLISECONDS = { seconds: 1000, milliseconds: 1 } as const;

/**
 * Does the timestamp say now, to within its tolerance on either side? True for a tool that sends none.
 *
 * @param now milliseconds since 1970
 */
export function isFresh(request: Opened, { timestamp }: WebhookSignature, now: number): boolean {
  if (timestamp === undefined) return true;
  const text = textAt(timestamp.at, request);
  const time = text === null ? Number.NaN : instantOf(text, timestamp.unit);
  const { tolerance } = timestamp;
  // What is no number is never within it.
  return Math.abs(now - time) <= (tolerance === undefined ? TOLERANCE : tolerance * 1000);
}

function instantOf(text: string, unit: 'seconds' | 'milliseconds' | 'iso'): number {
  if (unit === 'iso')
    return /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
  return /^\d{1,16}$/.test(text) ? Number(text) * MILLISECONDS[unit] : Number.NaN;
}
