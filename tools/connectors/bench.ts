/** A stand for one test: events of every kind become what the plugin makes of them, and are sent when the test says so. */
import {
  endSession,
  loadSession,
  operationsOf,
  planPlugin,
  recordUpdate,
  requested,
  startSession,
} from '@msp/core';
import { synchronize } from '@msp/delivery';
import type { EventType, MspEvent, Operation, RecordedEvent, SessionHead } from '@msp/protocol';
import { createSamples, type Given, type Service } from '@msp/testing';
import { onTestFinished } from 'vitest';
import { openStand, type StandOptions } from './stand.ts';

/** What else a hook is told of an event. */
type About = Partial<SessionHead> & { readonly refers?: RecordedEvent; readonly number?: number };

/** Opened for one test, and closed when it has finished. @throws where the plugin does not take the settings */
export async function openBench<Stood extends Service>(options: StandOptions<Stood>) {
  const at = await openStand(options);
  onTestFinished(at.close);
  const { host, loaded, now, open } = at;
  const { name } = loaded;
  const samples = createSamples();
  const enqueue = (operations: readonly Operation[], sessionId: string | null = null) =>
    host.store.transaction((transaction) =>
      transaction.enqueue(
        operations.map((operation) => ({
          ...{ plugin: name, version: '1.0.0', sequence: 0, sessionId, operation },
        })),
        now().toISOString(),
      ),
    );
  /** What the hooks make of an event. */
  const planned = (event: MspEvent, { refers, number, ...head }: About = {}): Operation[] => {
    const session = samples.head({
      ...{ id: event.sessionId, branch: null, startTime: now().toISOString(), ...head },
    });
    const none = { updates: [], decisions: [], entities: [], blockers: [], notes: [] };
    return operationsOf(loaded, { ...event, sequence: 1 } as RecordedEvent, {
      ...{
        session,
        records: () => ({ ...session, ...none }),
        refers: refers ?? null,
        number: number ?? null,
      },
    });
  };
  return {
    ...{ ...at, store: host.store, enqueue, planned },
    /** Puts what follows from an event into the outbox. */
    async happen<Type extends EventType>(type: Type, wishes: Given<Type> = {}, about: About = {}) {
      const time = now().toISOString();
      const event = samples.event(type, { sessionId: 'msp-1', time, ...wishes }) as MspEvent;
      await enqueue(planned(event, about));
      return { ...event, sequence: 1 } as RecordedEvent;
    },
    /** Begins a session in the log, of which a pass plans by itself. What was there before is not planned. */
    async start(goal = 'Tokens rotate') {
      await planPlugin(host.store, loaded, { now, sessionTimeout: 24 });
      await startSession(host, { goal });
    },
    update: async (text: string, progress?: number) =>
      void (await recordUpdate(host, { text, ...(progress !== undefined && { progress }) })),
    end: async (summary = 'They rotate') => void (await endSession(host, { summary })),
    /** A person asks for one of the plugin's actions, about the session that began last. */
    async act(action: string, input: unknown) {
      const [head] = await host.store.sessions({ limit: 1 });
      const session = await loadSession(host.store, head?.id ?? '');
      const part = loaded.plugin.actions?.[action];
      const taken = part?.input.safeParse(input);
      if (!session || !part || !taken?.success) throw new Error(`there is no action ${action} for that`);
      const facts = { request: `request-${action}`, time: now().toISOString(), project: 'webshop', session };
      const operations = requested(loaded, facts, (context) => part.run(taken.data, context));
      await enqueue(operations, session.id);
    },
    /** A person tries again what is parked. */
    async retry() {
      const parked = await at.outbox('parked');
      const ids = parked.map(({ id }) => id);
      await host.store.transaction((transaction) => transaction.requeue(ids, now().toISOString()));
    },
    /** Synchronizes, and tells what became of each feed. */
    async sync(branch: string | null = 'tokens') {
      const outcomes = await synchronize({
        ...{ store: host.store, loaded, open: () => open(loaded), project: 'webshop', branch, now },
        // Nobody waits for the rate that spreads requests over a minute.
        ...{ used: { bucket: { tokens: 1000, time: now().getTime() + 86_400_000 } }, due: false },
        ...{ random: () => 0.5, sessionTimeout: 24, signal: new AbortController().signal },
      });
      return Object.fromEntries(outcomes.map((outcome) => [outcome.feed, outcome]));
    },
    /** The status and the problem of each operation. */
    outcome: async () =>
      (await at.outbox()).map(({ operation: { summary }, status, problem }) => ({
        ...{ summary, status, problem },
      })),
    /** What is wrong with the connection; null where nothing is. */
    problem: async () => (await at.connection())?.problem ?? null,
    /** The same as `status: summary`. */
    entries: async () =>
      (await at.outbox()).map(({ status, operation }) => `${status}: ${operation.summary}`),
  };
}
