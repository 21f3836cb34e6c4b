/** What the pure parts of a plugin make of a log: the host's own way, with a look at what they returned. */
import { type Configured, operationsOf, requested, setupOf } from '@msp/core';
import type { Operation, Plugin, Session } from '@msp/protocol';
import type { Moment } from '../corpus/moments.js';
import { messageOf } from '../finding.js';

/** What one call into a plugin gave. */
export interface Planned {
  /** What was called and on what, for messages: `the hook for decision-made`. */
  readonly place: string;
  /** As the plugin returned it. */
  readonly raw: unknown;
  /** As the host took it; none where it did not. */
  readonly operations: readonly Operation[];
  /** Why the host did not take it; null where it did. */
  readonly problem: string | null;
}

/** Called before each call into the plugin. */
export type OnCall = (place: string) => void;

/** When requests of the certification are made. */
const REQUEST_TIME = '2026-01-06T09:00:00.000Z';

/** The operations that the hooks make of each event, in the order in which the events are given. */
export function planEvents(configured: Configured, moments: readonly Moment[], onCall?: OnCall): Planned[] {
  return moments.map(({ event, circumstances }) => {
    const hook = configured.plugin.hooks?.[event.type] as ((...inputs: unknown[]) => unknown) | undefined;
    return called(`the hook for ${event.type}`, onCall, (see) => {
      const watched = hook && { [event.type]: (...inputs: unknown[]) => see(hook(...inputs)) };
      const plugin = { ...configured.plugin, hooks: watched } as unknown as Plugin;
      return operationsOf({ ...configured, plugin }, event, circumstances);
    });
  });
}

/** The operations of the setup. */
export function planSetup(configured: Configured, onCall?: OnCall): Planned {
  const { plugin } = configured;
  return called('the setup', onCall, (see) => {
    if (!plugin.setup) return [];
    const watched: Plugin = { ...plugin, setup: (context) => see(plugin.setup?.(context) ?? []) };
    return setupOf({ ...configured, plugin: watched });
  });
}

/** The operations that write these sessions as a whole. */
export function planExports(
  configured: Configured,
  sessions: readonly Session[],
  onCall?: OnCall,
): Planned[] {
  const { plugin } = configured;
  if (!plugin.export) return [];
  return sessions.map((session, index) =>
    called('the export', onCall, (see) =>
      requested(configured, factsOf(`request-${index}`, session), (context) =>
        see(plugin.export?.(session, context)),
      ),
    ),
  );
}

/** What a request of the certification is told. */
export const factsOf = (request: string, session: Session | null) => ({
  ...{ request, time: REQUEST_TIME, project: session?.project ?? 'usual-project', session },
});

/** Runs a call, and keeps what it returned whatever the host thinks of it. */
export function called(
  place: string,
  onCall: OnCall | undefined,
  call: (see: <Value>(raw: Value) => Value) => readonly Operation[],
): Planned {
  let raw: unknown;
  const see = <Value>(value: Value): Value => {
    raw = value;
    return value;
  };
  onCall?.(place);
  try {
    const operations = call(see);
    return { place, raw, operations, problem: null };
  } catch (error) {
    return { place, raw, operations: [], problem: messageOf(error) };
  }
}
