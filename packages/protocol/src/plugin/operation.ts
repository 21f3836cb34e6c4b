/** Operations: what should happen in a tool because of an event. Frozen data, kept in the outbox until it is sent. */
import * as z from 'zod/mini';
import { Query } from './query.js';

/**
 * What may be done where nobody knows whether an operation landed (the process died, the answer never came):
 * - `idempotent`: send it again; twice is the same as once;
 * - `probe`: ask the plugin's `probe` first, and send it again only where it is not there;
 * - `at-least-once`: send it again, and live with two.
 */
export const Delivery = z.enum(['idempotent', 'probe', 'at-least-once']);
export type Delivery = z.infer<typeof Delivery>;

/** The longest key or lane, in characters. */
const Label = z.string().check(z.minLength(1), z.maxLength(300));

/** One thing to be done in a tool. */
export const Operation = z.strictObject({
  /** Tells it from every other operation of the plugin. The same event gives the same keys at every replay. */
  key: Label,
  /** Operations of one lane are sent one after another, in their order; lanes do not wait for each other. */
  lane: Label,
  /** What it does, in one line, for people. */
  summary: z.string().check(z.minLength(1)),
  query: Query,
  delivery: Delivery,
});

/** One thing to be done in a tool. What the fields mean stands with the schema. */
export interface Operation {
  readonly key: string;
  readonly lane: string;
  readonly summary: string;
  readonly query: Query;
  readonly delivery: Delivery;
}

/** The lane of {@link Plugin.setup}: everything else of the plugin waits until it is empty. */
export const SETUP_LANE = 'setup';
