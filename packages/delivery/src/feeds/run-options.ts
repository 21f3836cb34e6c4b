import type { AskedFeed, FeedFacts, LoadedPlugin } from '@msp/core';
import type { Feed, SessionHead, Store } from '@msp/protocol';
import type { Way } from './way.js';

/** What the synchronization of one feed depends on. */
export interface FeedRunOptions {
  readonly store: Store;
  readonly loaded: LoadedPlugin;
  readonly feed: Feed;
  readonly asked: AskedFeed;
  readonly facts: FeedFacts;
  /** Those that items may belong to. */
  readonly sessions: readonly SessionHead[];
  readonly way: Way;
  now(): Date;
  /** From 0 to 1. */
  random(): number;
  /** May another page be asked for? */
  mayGoOn(): boolean;
  /** Called before code of the plugin is run. */
  onCall(): void;
  /** Called after each page that was kept. */
  onPage(sofar: { readonly pages: number; readonly processed: number }): void;
}
