/** The way to one tool: opened when it is needed, as wide as its limits allow, shut while its breaker is open. */
import type { LoadedPlugin } from '@msp/core';
import {
  type Connection,
  linksIn,
  MspError,
  type Query,
  type Reply,
  type Store,
  type Verdict,
} from '@msp/protocol';
import { answered, failed, halfOpen, limited, pause, refused, succeeded } from './breaker.js';
import { type Bucket, exhausted, take } from './bucket.js';
import { type Closed, type Door, isOpen } from './door.js';
import { wait } from './wait.js';

/** What the way to a tool depends on. */
export interface GateOptions {
  readonly store: Store;
  readonly loaded: LoadedPlugin;
  /** Opens the plugin's transport; called once there is something to send. */
  open(): Promise<Door | Closed>;
  now(): Date;
  /** Stops it: what is being sent is finished, nothing new is begun. */
  readonly signal: AbortSignal;
  /** Waits so many milliseconds, shorter where it is stopped. Default: by the clock of the system. */
  wait?(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** How much of its limit the plugin has used, kept from run to run. */
  readonly used: { bucket: Bucket | null };
}

/** Longer than that is not waited for a token: the entries are given back. In milliseconds. */
const PATIENCE = 20_000;
/** A tool that says "too much" is left alone for so long at least, whatever it says, in milliseconds. */
const SHORTEST_LIMIT = 1_000;
/** How long to wait for a tool that says "too much" and not for how long. */
const UNKNOWN_LIMIT = 30_000;
/** In characters. */
const LONGEST_REASON = 1000;

/** A verdict in place of a reply: nothing was sent. */
export const isVerdict = (value: Reply | Verdict): value is Verdict => 'outcome' in value;

/** What cannot be opened at all: the file of secrets is broken, say. */
const closedBy = (error: unknown): Closed => ({
  reason: error instanceof Error ? error.message : String(error),
  hint: MspError.is(error) ? error.hint : null,
});

/** One for each run of a plugin. */
export class Gate {
  readonly #options: GateOptions;
  readonly #onChange: (connection: Connection) => void;
  #connection: Connection;
  #door: Promise<Door | Closed> | null = null;

  constructor(options: GateOptions, connection: Connection, onChange: (connection: Connection) => void) {
    this.#options = options;
    this.#connection = connection;
    this.#onChange = onChange;
  }

  get connection(): Connection {
    return this.#connection;
  }

  /** A verdict with its words masked: they are kept in the store, and may quote what the tool said. */
  async masked(verdict: Verdict): Promise<Verdict> {
    if (verdict.outcome === 'done') return verdict;
    const door = await this.#door;
    const mask = door && isOpen(door) ? (text: string) => door.mask(text) : (text: string) => text;
    const reason = mask(verdict.reason).slice(0, LONGEST_REASON);
    if (verdict.outcome === 'failed' && verdict.hint !== undefined)
      return { ...verdict, reason, hint: mask(verdict.hint).slice(0, LONGEST_REASON) };
    return { ...verdict, reason };
  }

  /** May something be sent now? */
  mayGoOn(): boolean {
    return !this.#options.signal.aborted && pause(this.#connection, this.#time()) === 0;
  }

  /** May only a single entry try? */
  halfOpen(): boolean {
    return halfOpen(this.#connection, this.#time());
  }

  /** Sends a query as soon as the limits allow. Null where the plugin has to wait longer than that. */
  async ask(query: Query): Promise<Reply | Verdict | null> {
    const { store, loaded, signal } = this.#options;
    this.#door ??= this.#options.open().catch(closedBy);
    const door = await this.#door;
    if (!isOpen(door)) {
      this.#note(refused(this.#connection, door.reason, door.hint, this.#time()));
      return null;
    }
    const locals = linksIn(query);
    const links = locals.length > 0 ? await store.links(loaded.name, locals) : [];
    const missing = locals.find((local) => !links.some((link) => link.local === local));
    if (missing !== undefined)
      return { outcome: 'retry', reason: `it waits for what the tool calls ${missing}`, landed: 'no' };
    const { perMinute, burst } = loaded.plugin.manifest.limits ?? {};
    while (perMinute !== undefined) {
      const taken = take(this.#options.used.bucket, { perMinute, burst }, this.#time());
      this.#options.used.bucket = taken.bucket;
      if (taken.wait === 0) break;
      if (taken.wait > PATIENCE) {
        this.#note(limited(this.#connection, taken.wait, this.#time()));
        return null;
      }
      await (this.#options.wait ?? wait)(taken.wait, signal);
      if (!this.mayGoOn()) return null;
    }
    return door.send(query, links);
  }

  /** What a verdict says of the plugin as a whole. */
  learn(verdict: Verdict, reply: Reply): void {
    const now = this.#time();
    if (verdict.outcome === 'done') this.#note(succeeded(this.#connection, now));
    else if (verdict.outcome === 'failed' && verdict.scope === 'plugin')
      this.#note(refused(this.#connection, verdict.reason, verdict.hint ?? null, now));
    else if (verdict.outcome === 'failed') {
      if (reply.kind === 'answer') this.#note(answered(this.#connection, now));
    } else if (verdict.outcome === 'retry' && verdict.scope === 'plugin')
      this.#note(limited(this.#connection, Math.max(SHORTEST_LIMIT, verdict.after ?? UNKNOWN_LIMIT), now));
    else if (verdict.outcome === 'retry') this.#note(failed(this.#connection, verdict.reason, now));
    const empty = exhausted(reply.headers, now);
    if (empty > 0) this.#note(limited(this.#connection, empty, now));
  }

  #note(connection: Connection): void {
    this.#connection = connection;
    this.#onChange(connection);
  }

  async close(): Promise<void> {
    const door = await this.#door?.catch(() => null);
    if (door && isOpen(door)) await door.close().catch(() => {});
  }

  #time(): number {
    return this.#options.now().getTime();
  }
}
