/** Plays events through the plugin into a real folder, as a host would, with nothing between. For tests. */
import { foldSession } from '@msp/core';
import {
  type HookContext,
  type MspEvent,
  type Operation,
  type Query,
  type RecordedEvent,
  type Reply,
  type RequestContext,
  referredId,
  type Session,
  type Verdict,
} from '@msp/protocol';
import { combine } from '../combine.js';
import { connect } from '../connect.js';
import { exportSession } from '../export.js';
import { hooks } from '../hooks/index.js';
import { judge } from '../judge.js';
import { Settings } from '../settings.js';
import { fingerprint } from '../words/fingerprint.js';

/** Settings as a person writes them, without the vault. */
export type GivenSettings = Record<string, unknown>;

const pure = (settings: Settings) => ({
  name: 'obsidian',
  settings,
  uuid: (key: string) => fingerprint(key, 12),
  link: (local: string) => ({ $link: local }),
  secret: (name: never) => ({ $secret: name }),
});

/** A host for one vault: a log, what is planned from it, and what became of that. */
export class Rehearsal {
  readonly settings: Settings;
  readonly log: RecordedEvent[] = [];
  private readonly signal = new AbortController().signal;

  constructor(vault: string, given: GivenSettings = {}) {
    this.settings = Settings.parse({ vault, ...given });
  }

  session(id: string): Session {
    const found = foldSession(this.log.filter(({ sessionId }) => sessionId === id));
    if (!found) throw new Error(`no session ${id}`);
    return found;
  }

  /** Appends an event, and plans what follows from it. */
  plan(event: MspEvent): readonly Operation[] {
    const recorded = { ...event, sequence: this.log.length + 1 };
    this.log.push(recorded);
    const session = this.session(event.sessionId);
    const context: HookContext<Settings, never> = {
      ...pure(this.settings),
      session,
      records: () => session,
      refers: this.refersOf(event),
      number: event.type === 'decision-made' ? this.numberOf(event.project) : null,
    };
    const hook = hooks[event.type] as (
      event: RecordedEvent,
      context: HookContext<Settings, never>,
    ) => Operation[];
    return hook(recorded, context);
  }

  /** Appends events, and sends what follows. Throws where something is not done. */
  async record(...events: MspEvent[]): Promise<readonly Operation[]> {
    const operations = events.flatMap((event) => this.plan(event));
    const verdicts = await this.deliver(operations);
    const wrong = verdicts.find(({ outcome }) => outcome !== 'done');
    if (wrong) throw new Error(JSON.stringify(wrong));
    return operations;
  }

  async send(query: Query): Promise<Reply> {
    const log = { debug: () => undefined, warn: () => undefined };
    const transport = await connect({
      name: 'obsidian',
      settings: this.settings,
      secrets: {},
      fetch: globalThis.fetch,
      log,
    });
    return transport.send(query, { signal: this.signal });
  }

  /** Sends operations, so many together as the plugin allows. */
  async deliver(operations: readonly Operation[], together = combine.limit): Promise<Verdict[]> {
    const verdicts: Verdict[] = [];
    for (let start = 0; start < operations.length; start += together) {
      const batch = operations.slice(start, start + together);
      const [first] = batch;
      const query = batch.length > 1 ? combine.merge(batch) : first?.query;
      if (!query) throw new Error('nothing to send');
      const verdict = judge(await this.send(query), batch, 0);
      verdicts.push(...('outcome' in verdict ? batch.map(() => verdict) : verdict));
    }
    return verdicts;
  }

  /** What an action or an export is given. */
  request(session: Session | null, request = 'request-1'): RequestContext<Settings, never> {
    const time = '2026-11-21T12:00:00.000Z';
    return { ...pure(this.settings), request, time, project: session?.project ?? 'shop-api', session };
  }

  /** Writes a session as a whole. */
  export(id: string): Operation[] {
    const session = this.session(id);
    return exportSession(session, this.request(session));
  }

  private refersOf(event: MspEvent): RecordedEvent | null {
    const id = referredId(event);
    return this.log.find((each) => each.id === id) ?? null;
  }

  private numberOf(project: string): number {
    return this.log.filter((each) => each.type === 'decision-made' && each.project === project).length;
  }
}
