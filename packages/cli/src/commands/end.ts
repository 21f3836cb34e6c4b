import { relative } from 'node:path';
import { endSession, type HandOver } from '@msp/core';
import type { Session } from '@msp/protocol';
import { given } from '../arguments/given.js';
import { secondsOf } from '../arguments/seconds.js';
import { command } from '../command.js';
import { openHost } from '../host.js';
import { sendsAnything } from '../plugins/poke.js';
import { ALLOW_SECRET, secretChoice } from '../secrets.js';
import type { Shell } from '../shell.js';
import { endView } from '../views/end.js';

export default command({
  arguments: [],
  options: {
    summary: { value: 'text', description: 'What the session brought, for whoever goes on' },
    next: { value: 'text', multiple: true, description: 'What comes next; may be given several times' },
    wait: {
      value: 'seconds',
      description: 'How long to wait for connected tools. Default: 10, or delivery.wait of the configuration',
    },
    ...ALLOW_SECRET,
  },
  examples: [
    {
      line: 'msp end --summary "Login works, tokens rotate" --next "Write the docs"',
      does: 'End the session',
    },
    { line: 'msp e', does: 'The same without a summary' },
  ],
  run: async (_, options, shell) => {
    const { summary, next } = options;
    const how = await secretChoice(shell, options['allow-secret'], [summary, ...next]);
    const host = await openHost(shell, 'there');
    const result = await endSession(host, { nextSteps: next, ...given({ summary }) }, how, (id) =>
      handOver(id, host, options.wait, shell),
    );
    const { session, state, archive, delivered, queued, warnings } = result;
    const nothingFor = await leftOut(host, session);
    // In the text the path is one that can be opened from here.
    const shown = archive && relative(shell.cwd, `${host.stateDirectory}/${archive}`);
    return {
      json: () => ({ session, state, warnings, archive, delivered, queued, nothingFor }),
      text: (paper) => endView({ ...result, archive: shown, nothingFor }, paper),
      essential: session.id,
      warnings,
    };
  },
});

/** Connected plugins that have nothing to write of the session: it names no issue, say. Silence would look as if all were well. */
async function leftOut({ config, store }: OpenHost, { id }: Session): Promise<string[]> {
  const sending = config.plugins.filter(({ enabled, mode }) => enabled && mode === 'integrated');
  if (sending.length === 0) return [];
  const counts = await store.outboxCounts({
    statuses: ['queued', 'sent', 'parked', 'discarded'],
    sessionId: id,
  });
  // What cannot be used has planned nothing yet, and says so itself.
  const shut = (await store.connections()).filter(({ breaker }) => breaker === 'open');
  return sending
    .map(({ name }) => name)
    .filter((name) => ![...counts, ...shut].some(({ plugin }) => plugin === name));
}

type OpenHost = Awaited<ReturnType<typeof openHost>>;

/** Hands the session over to connected tools, where there are any. */
async function handOver(
  id: string,
  host: OpenHost,
  wait: string | undefined,
  shell: Shell,
): ReturnType<HandOver> {
  const seconds = wait === undefined ? host.config.delivery.wait : secondsOf(wait);
  if (!sendsAnything(host.config)) return { delivered: 0, queued: 0, warnings: [] };
  return (await import('../plugins/hand-over.js')).handOver({ id, host, seconds }, shell);
}
