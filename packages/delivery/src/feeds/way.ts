/** The way to a tool for its feeds: what is asked goes through the same gate as what is sent, and what is learned is kept for both. */
import type { LoadedPlugin } from '@msp/core';
import type { Connection, Query, Reply, Store, Verdict } from '@msp/protocol';
import { impatient, newConnection, pause } from '../engine/breaker.js';
import type { Bucket } from '../engine/bucket.js';
import { type Closed, type Door, isOpen } from '../engine/door.js';
import { Gate } from '../engine/gate.js';
import type { FeedTrouble } from './outcome.js';
import { connectionAfter } from './trouble.js';

/** What the way depends on. */
export interface WayOptions {
  readonly store: Store;
  readonly loaded: LoadedPlugin;
  open(): Promise<Door | Closed>;
  now(): Date;
  readonly signal: AbortSignal;
  /** How much of its limit the plugin has used; shared with who sends. */
  readonly used: { bucket: Bucket | null };
  /** A person asks for it now: a breaker is not waited for. What the tool itself asked for is kept to. */
  readonly asked: boolean;
}

/** One for each synchronization of a plugin. */
export class Way {
  readonly #options: WayOptions;
  readonly #gate: Gate;
  readonly #stopped: Promise<FeedTrouble>;
  #connection: Connection;
  /** What the gate has noted, and nobody has written down yet. */
  #noted: Connection | null = null;
  mask: (text: string) => string = (text) => text;

  private constructor(options: WayOptions, connection: Connection) {
    this.#options = options;
    this.#connection = connection;
    this.#stopped = aborted(AbortSignal.any([options.signal]));
    const { store, loaded, now, signal, used } = options;
    const open = async () => {
      const door = await options.open();
      if (isOpen(door)) this.mask = (text) => door.mask(text);
      return door;
    };
    this.#gate = new Gate({ store, loaded, open, now, signal, used }, connection, (changed) => {
      this.#noted = changed;
    });
  }

  static async find(options: WayOptions): Promise<Way> {
    const { name } = options.loaded;
    const known = (await options.store.connections()).find(({ plugin }) => plugin === name);
    const connection = known ?? newConnection(name);
    return new Way(options, options.asked ? impatient(connection) : connection);
  }

  /** When something may be asked again; null where it may be now. */
  get retryAt(): string | null {
    return pause(this.#connection, this.#options.now().getTime()) > 0 ? this.#connection.retryAt : null;
  }

  /** Why nothing may be asked now; null where something may. */
  get shut(): FeedTrouble | null {
    if (this.retryAt === null) return null;
    const { breaker, problem, hint } = this.#connection;
    const status = breaker === 'open' ? 'unavailable' : 'limited';
    return { status, problem: problem ?? 'the tool is left alone for now', hint };
  }

  /** Asks, and gives the reply or why there is none. Where time is up, what is under way is not waited for. */
  async ask(query: Query): Promise<Reply | FeedTrouble> {
    const { signal } = this.#options;
    const reply = await Promise.race([this.#gate.ask(query), this.#stopped]);
    if (signal.aborted || reply === STOPPED) return STOPPED;
    if (reply === null) return this.#held();
    if ('kind' in reply) return reply;
    return { status: 'failed', problem: 'outcome' in reply ? reasonOf(reply) : '', hint: null };
  }

  /** Nothing was asked: the door is shut, or the limit of the plugin itself is used up. */
  async #held(): Promise<FeedTrouble> {
    const noted = this.#noted;
    if (!noted) return STOPPED;
    this.#noted = null;
    await this.#keep(noted);
    const { breaker, problem, hint } = noted;
    return { status: breaker === 'open' ? 'missing' : 'limited', problem: problem ?? '', hint };
  }

  /** What a reply says of all that is sent to the tool. */
  async learn(verdict: Verdict, reply: Reply): Promise<void> {
    const masked = await this.#gate.masked(verdict);
    const after = connectionAfter(this.#connection, masked, reply, this.#options.now().getTime());
    const told = ({ breaker, failures, retryAt, problem, hint }: Connection) =>
      JSON.stringify([breaker, failures, retryAt, problem, hint]);
    if (told(after) !== told(this.#connection)) await this.#keep(after);
  }

  /** Who sends may have learned something meanwhile: only what is said here is written. */
  async #keep({ breaker, failures, retryAt, problem, hint }: Connection): Promise<void> {
    const { store, loaded } = this.#options;
    this.#connection = await store.transaction(async (transaction) => {
      const all = await transaction.connections();
      const known = all.find(({ plugin }) => plugin === loaded.name) ?? newConnection(loaded.name);
      const kept = { ...known, breaker, failures, retryAt, problem, hint };
      await transaction.putConnection(kept);
      return kept;
    });
  }

  /** A trouble with its words masked, and short enough to be kept. */
  masked({ status, problem, hint }: FeedTrouble): FeedTrouble {
    const clean = (text: string) => this.mask(text).replace(/\s+/g, ' ').slice(0, LONGEST).toWellFormed();
    return { status, problem: clean(problem), hint: hint === null ? null : clean(hint) };
  }

  close(): Promise<void> {
    return this.#gate.close();
  }
}

/** In characters. */
const LONGEST = 500;

/** Time is up, or something else goes first. */
export const STOPPED: FeedTrouble = {
  status: 'stopped',
  problem: 'it was stopped before its end',
  hint: null,
};

const reasonOf = (verdict: Verdict) => (verdict.outcome === 'done' ? '' : verdict.reason);

const aborted = (signal: AbortSignal): Promise<FeedTrouble> =>
  new Promise((done) => {
    if (signal.aborted) done(STOPPED);
    else signal.addEventListener('abort', () => done(STOPPED), { once: true });
  });
