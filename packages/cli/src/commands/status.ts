import { type Host, knownOf, loadSession, sessionStatus, sessionsUnderWay } from '@msp/core';
import type { SessionHead } from '@msp/protocol';
import { command } from '../command.js';
import { blockerDocument } from '../document/ledger.js';
import { openHost } from '../host.js';
import { pokeWhereDue } from '../plugins/poke.js';
import { toolItemOf } from '../plugins/tool-item.js';
import { type Connected, statusView } from '../views/status.js';

export default command({
  arguments: [],
  options: { all: { short: 'a', description: "Also everyone's sessions under way in this store" } },
  examples: [
    { line: 'msp status', does: 'Where your session stands' },
    { line: 'msp status --all', does: "Everyone's sessions under way" },
    { line: 'msp status --json', does: 'The same for a program' },
  ],
  run: async (_, { all }, shell) => {
    const host = await openHost(shell, 'any');
    const status = await sessionStatus(host);
    const connected = (await isConnected(host)) ? await integrations(host, status.head) : null;
    const plugins = host.config.plugins.map(({ name }) => name);
    const place = { project: host.project, branch: host.identity.branch, plugins };
    const known = plugins.length > 0 ? await knownOf(host.store, status.head, place) : null;
    if (known) pokeWhereDue(host, shell, known.states);
    const sessions = all ? await sessionsUnderWay(host) : undefined;
    return {
      json: async () => ({
        session: status.head && (await loadSession(host.store, status.head.id)),
        state: status.state,
        warnings: [],
        hoursSilent: status.hoursSilent,
        openBlockers: status.openBlockers.map(blockerDocument),
        ...(connected && { integrations: connected.plugins, delivered: connected.delivered }),
        ...(sessions && { sessions }),
        ...(known && { references: known.references.map(toolItemOf), runs: known.runs.map(toolItemOf) }),
      }),
      text: (paper) => statusView({ ...status, project: host.project, sessions, connected, known }, paper),
      essential: status.head ? `${status.state} ${status.head.id} ${status.head.endProgress}%` : status.state,
      warnings: status.warnings,
    };
  },
});

/** Is any tool connected, or does anything wait for one that was? */
async function isConnected({ config, store }: Host): Promise<boolean> {
  if (config.plugins.length > 0) return true;
  return (await store.outboxCounts({ statuses: ['queued', 'parked'] })).length > 0;
}

/** How it stands with connected tools, and how much of the session they have. */
async function integrations(host: Host, head: SessionHead | null): Promise<Connected> {
  const { knownStates } = await import('../plugins/states.js');
  const plugins = await knownStates(host);
  if (!head) return { plugins, delivered: null };
  const names = host.config.plugins.filter(({ mode }) => mode === 'integrated').map(({ name }) => name);
  const counts = await host.store.outboxCounts({
    statuses: ['queued', 'sent', 'parked'],
    sessionId: head.id,
  });
  const count = (statuses: readonly string[]) =>
    counts
      .filter(({ plugin, status }) => names.includes(plugin) && statuses.includes(status))
      .reduce((sum, each) => sum + each.count, 0);
  return { plugins, delivered: { sent: count(['sent']), all: count(['sent', 'queued', 'parked']) } };
}
