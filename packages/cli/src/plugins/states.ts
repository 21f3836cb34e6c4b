/** How it stands with every plugin: what the configuration says, what loading brought, what the store knows. */
import type { DisabledPlugin, Host, LoadedPlugin } from '@msp/core';
import type { Connection, OutboxCount, PluginConfig, PluginState } from '@msp/protocol';

type Known = Pick<Host, 'store' | 'config'>;

/** The state of each plugin as far as it is known without loading any; then of those that only have entries left. */
export async function knownStates({ store, config }: Known): Promise<PluginState[]> {
  const [connections, counts] = await Promise.all([
    store.connections(),
    store.outboxCounts({ statuses: ['queued', 'parked'] }),
  ]);
  const known = config.plugins.map((entry) => {
    const connection = connections.find(({ plugin }) => plugin === entry.name);
    return stateOf(entry, connection, numbersOf(entry.name, counts));
  });
  const gone = [...new Set(counts.map(({ plugin }) => plugin))].filter(
    (name) => !config.plugins.some((entry) => entry.name === name),
  );
  return [...known, ...gone.map((name) => removed(name, numbersOf(name, counts)))];
}

/** The same, with what loading found out about those that were loaded. */
export async function pluginStates(
  known: Known,
  all: readonly (LoadedPlugin | DisabledPlugin)[],
): Promise<PluginState[]> {
  const states = await knownStates(known);
  return states.map((state) => {
    const found = all.find(({ name }) => name === state.name);
    if (found?.state !== 'disabled') return state;
    return { ...state, state: 'disabled', problem: found.reason, hint: found.hint };
  });
}

type Numbers = Pick<PluginState, 'queued' | 'parked'>;

function numbersOf(plugin: string, counts: readonly OutboxCount[]): Numbers {
  const count = (status: OutboxCount['status']) =>
    counts.find((each) => each.plugin === plugin && each.status === status)?.count ?? 0;
  return { queued: count('queued'), parked: count('parked') };
}

function stateOf(entry: PluginConfig, connection: Connection | undefined, numbers: Numbers): PluginState {
  const { name, use, mode, enabled } = entry;
  const base = { name, use, mode, ...numbers };
  if (!enabled) {
    const hint = `Switch it on: msp config set plugins.${name}.enabled true`;
    return { ...base, state: 'disabled', problem: 'it is switched off', hint };
  }
  const waiting = mode === 'integrated' && connection?.breaker === 'open';
  const { problem = null, hint = null } = connection ?? {};
  return { ...base, state: waiting ? 'waiting' : 'connected', problem, hint };
}

/** A plugin that is no longer configured, while entries of it are kept. */
function removed(name: string, numbers: Numbers): PluginState {
  return {
    ...{ name, use: name, mode: 'integrated', state: 'disabled', ...numbers },
    problem: 'it is not configured any more; what is queued is kept',
    hint: `Configure it again as it was (plugins.${name}), or give its entries up: msp outbox discard --plugin ${name} --all`,
  };
}
