/** Synchronizes one feed: asks for page after page, and keeps each with its state in one transaction. */
import { type FeedRead, linkItems } from '@msp/core';
import type { Feed, FeedRun, FeedState, Json, Query, Reply } from '@msp/protocol';
import type { FeedOutcome, FeedTrouble } from './outcome.js';
import { begun, ended, failedState, runOf } from './progress.js';
import type { FeedRunOptions } from './run-options.js';
import { Tally } from './tally.js';
import { isBelievable, isWhole, troubleOf, verdictOn } from './trouble.js';
import { STOPPED } from './way.js';

/** At most so many pages; the next synchronization goes on. */
const MOST_PAGES = 200;

const MORE: FeedTrouble = { ...STOPPED, problem: 'there is more; the next synchronization goes on' };

/** A page that may be kept. */
interface Taken {
  readonly read: FeedRead;
  /** Did the tool tell all that it was asked for? */
  readonly whole: boolean;
}

/** One synchronization. Whatever the plugin does, it ends; it throws only where the store does. */
export class FeedRunner {
  readonly #options: FeedRunOptions;
  readonly #tally = new Tally();
  #known: FeedState;
  #run: FeedRun;

  constructor(options: FeedRunOptions, known: FeedState) {
    this.#options = options;
    this.#known = known;
    this.#run = runOf(known, this.#time());
  }

  #time(): number {
    return this.#options.now().getTime();
  }

  get #feed(): Feed {
    return this.#options.feed;
  }

  async run(): Promise<FeedOutcome> {
    await this.#keepState(begun(this.#known, this.#run, this.#feed, this.#time()));
    const resumed = this.#run.pages > 0;
    const found = await this.#pages();
    const trouble = found && this.#options.way.masked(found);
    if (trouble?.status === 'stopped') {
      // Nothing is wrong: whoever looks next goes on. A plugin that never comes to an end is not asked without a pause.
      const run = this.#run.pages === 0 ? null : this.#run;
      await this.#keepState({ ...this.#known, run, ...(found === STOPPED && { dueAt: null }) });
    } else if (trouble) await this.#fail(trouble, resumed);
    return this.#tally.outcome(this.#known.plugin, this.#known.feed, trouble);
  }

  /** Null where all was told. */
  async #pages(): Promise<FeedTrouble | null> {
    const { way, mayGoOn } = this.#options;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      if (!mayGoOn()) return STOPPED;
      const shut = way.shut;
      if (shut) return shut;
      const taken = await this.#page();
      if ('status' in taken) return taken;
      if (!taken.read.more) return null;
    }
    return MORE;
  }

  async #page(): Promise<Taken | FeedTrouble> {
    const { way, onCall } = this.#options;
    const before = this.#run.state;
    let query: Query | null;
    try {
      onCall();
      query = this.#options.asked.ask(before);
    } catch (error) {
      return failed(error);
    }
    if (query === null) return this.#keep({ read: nothing(before), whole: true });
    const reply = await way.ask(query);
    if (!('kind' in reply)) return reply;
    const taken = await this.#read(reply, query);
    if ('status' in taken) return taken;
    if (taken.read.more && taken.read.items.length === 0 && same(taken.read.state, before))
      return { status: 'failed', problem: 'it asks for the same page again and again', hint: null };
    return this.#keep(taken);
  }

  async #read(reply: Reply, query: Query): Promise<Taken | FeedTrouble> {
    const { way, loaded, onCall } = this.#options;
    const now = this.#time();
    const trouble = async (thrown: string | null): Promise<FeedTrouble> => {
      onCall();
      const verdict = verdictOn(loaded.plugin, reply, query, now);
      // That reading failed says nothing about the tool as a whole.
      if (verdict.outcome !== 'done') await way.learn(verdict, reply);
      return troubleOf(verdict, thrown);
    };
    // Without a status it never reached the tool, or came from the transport itself.
    if (reply.kind === 'failure' && reply.status === undefined && reply.reason !== 'thrown')
      return trouble(null);
    let read: FeedRead;
    try {
      onCall();
      read = this.#options.asked.read(reply, this.#run.state, way.mask);
    } catch (error) {
      return trouble(messageOf(error));
    }
    if (!read.unchanged && !isBelievable(reply, now)) return trouble(null);
    await way.learn({ outcome: 'done' }, reply);
    return { read, whole: isWhole(reply, now) };
  }

  /** Keeps a page and where it leads to, together. */
  async #keep(taken: Taken): Promise<Taken> {
    const { store, sessions, facts } = this.#options;
    const { plugin, feed } = this.#known;
    const { read } = taken;
    const { began, pages } = this.#run;
    const whole = this.#run.whole && taken.whole && !read.unchanged;
    const run: FeedRun = { began, state: read.state, pages: pages + 1, whole };
    const now = this.#time();
    const next = read.more
      ? begun(this.#known, run, this.#feed, now)
      : ended(this.#known, read.state, this.#feed, now);
    const links = linkItems(read.items, sessions, new Date(now));
    const { counts, deleted } = await store.transaction(async (transaction) => {
      const counts = await transaction.putFeedItems({
        ...{ plugin, feed, began, project: facts.project },
        items: read.items.map((item, index) => ({ item, sessionId: links[index] ?? null })),
        named: read.rejected.flatMap(({ id }) => id ?? []),
      });
      let deleted = await transaction.removeFeedItems(plugin, feed, { ids: read.gone });
      if (!read.more && whole && this.#feed.keeps === 'snapshot')
        deleted += await transaction.removeFeedItems(plugin, feed, { unnamedSince: began });
      await transaction.putFeedState(next);
      return { counts, deleted };
    });
    this.#known = next;
    this.#run = run;
    this.#tally.page(read, counts, deleted);
    this.#options.onPage(this.#tally);
    return taken;
  }

  async #fail({ status, problem }: FeedTrouble, resumed: boolean): Promise<void> {
    const { way, random } = this.#options;
    // The place that it went on from may be known no more: the next one begins anew.
    const lost = status === 'failed' && resumed && this.#tally.pages === 0;
    const run = lost || this.#run.pages === 0 ? null : this.#run;
    const facts = { now: this.#time(), random: random(), retryAt: way.retryAt };
    await this.#keepState(failedState({ ...this.#known, run }, problem, facts));
  }

  async #keepState(state: FeedState): Promise<void> {
    await this.#options.store.transaction((transaction) => transaction.putFeedState(state));
    this.#known = state;
  }
}

/** What a feed that has nothing to ask for has told. */
const nothing = (state: Json): FeedRead => ({
  ...{ items: [], rejected: [], state, more: false, gone: [], unchanged: false },
});

const same = (one: Json, other: Json) => JSON.stringify(one) === JSON.stringify(other);

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

const failed = (error: unknown): FeedTrouble => ({
  ...{ status: 'failed', problem: `the plugin failed: ${messageOf(error)}`, hint: null },
});
