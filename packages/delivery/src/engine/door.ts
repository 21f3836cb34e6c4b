/** What the engine needs of a plugin's transport: made by `transport/`, so that sending can be tested apart from planning. */
import type { Link, Query, Reply } from '@msp/protocol';

/** An open way to a tool. */
export interface Door {
  /** Puts links and secrets in the place of references, and sends. Never throws. */
  send(query: Query, links: readonly Link[]): Promise<Reply>;
  /** Masks the plugin's secrets: what comes from the tool may quote them, and is kept. */
  mask(text: string): string;
  close(): Promise<void>;
}

/** The door could not be opened, and why: the plugin waits. */
export interface Closed {
  readonly reason: string;
  readonly hint: string | null;
}

/** Is it open? */
export const isOpen = (door: Door | Closed): door is Door => 'send' in door;
