import { instantOf } from '../arguments/instant.js';
import { secondsOf } from '../arguments/seconds.js';
import { command } from '../command.js';
import { openHost } from '../host.js';
import type { Outcome } from '../outcome.js';
import { counted } from '../output/layout.js';
import type { Shell } from '../shell.js';
import { assertConfigured } from './deliver.js';

export default command({
  arguments: [{ name: 'plugin', description: 'The plugin, as the configuration names it', required: true }],
  options: {
    since: { value: 'when', description: 'Only sessions with something since then: a date, or 12h, 7d, 2w' },
    wait: { value: 'seconds', description: 'Send it at once, and wait so long. Default: in the background' },
    yes: { short: 'y', description: 'Do not ask, however many sessions it is' },
  },
  examples: [
    { line: 'msp backfill linear --since 30d', does: 'Send the sessions of the last month' },
    { line: 'msp backfill linear', does: 'Everything that was ever recorded or imported' },
  ],
  details: [
    'A plugin that is new begins with the sessions under way; this is for what was before. Nothing is doubled: what a tool has already is not sent again.',
    'More than ten sessions are asked about first: others may be told of each of them. Without a terminal that needs --yes, and ends with 64 otherwise.',
    'See what will be sent: msp queries --plugin <name>. Ctrl-C loses nothing.',
  ],
  run: async ({ plugin }, { since, wait, yes }, shell) => {
    const from =
      since === undefined ? undefined : instantOf('--since', since, shell.now, 'start').toISOString();
    const seconds = wait === undefined ? null : secondsOf(wait);
    const host = await openHost(shell, 'there');
    assertConfigured(plugin, host.config.plugins);
    const entry = host.config.plugins.find(({ name }) => name === plugin);
    if (!entry) throw new Error(plugin);
    if (!yes && entry.mode === 'integrated') await confirm(host, plugin, from, shell);
    const { planPast } = await import('../plugins/send-past.js');
    const { events, planned, warnings } = await planPast({ entry, since: from }, host, shell);
    const sent =
      seconds === null || entry.mode !== 'integrated' ? [] : await send(host, plugin, seconds, shell);
    const counts = await host.store.outboxCounts({ statuses: ['queued'] });
    const queued = counts.find((each) => each.plugin === plugin)?.count ?? 0;
    return {
      json: () => ({ plugin, events, planned, queued, warnings: [] }),
      text: () =>
        lines({ plugin, events, planned, queued, mode: entry.mode }, host.config.delivery.background),
      essential: String(planned),
      warnings: [...warnings, ...sent],
    };
  },
});

/** So many sessions are sent without a question. */
const FEW = 10;
/** More than that are not counted. */
const MANY = 10_000;

/** Asks where it is much: a team may be told of each session. @throws where the person says no, or cannot be asked */
async function confirm(
  { store }: Awaited<ReturnType<typeof openHost>>,
  plugin: string,
  since: string | undefined,
  shell: Shell,
): Promise<void> {
  const past = await store.sessions({ ...(since !== undefined && { activeSince: since }), limit: MANY });
  if (past.length <= FEW) return;
  const told = `This sends ${past.length === MANY ? `${MANY} or more` : past.length} past sessions to ${plugin}, where others may be told of each of them.`;
  const { askFirst, declined } = await import('../plugins/install/allowing.js');
  const question = {
    ...{
      lines: [told],
      told,
      command: `msp backfill ${plugin}${since === undefined ? '' : ` --since ${since}`} --yes`,
    },
    ...{ yes: 'send them', no: 'leave it; --since 7d sends fewer' },
  };
  if (!(await askFirst(question, shell))) throw declined();
}

async function send(
  host: Awaited<ReturnType<typeof openHost>>,
  plugin: string,
  seconds: number,
  shell: Shell,
): Promise<NonNullable<Outcome['warnings']>> {
  const { handOver } = await import('../plugins/hand-over.js');
  return (await handOver({ host, seconds, names: [plugin] }, shell)).warnings;
}

interface Numbers {
  readonly plugin: string;
  readonly events: number;
  readonly planned: number;
  readonly queued: number;
  readonly mode: string;
}

function lines({ plugin, events, planned, queued, mode }: Numbers, background: boolean): string[] {
  const said = `${counted(events, 'event')} read again, ${counted(planned, 'operation')} new for ${plugin}.`;
  if (queued === 0) return [said];
  if (mode !== 'integrated') return [said, `${queued} wait for you: msp queries --plugin ${plugin}`];
  if (background) return [said, `${queued} queued, and sent in the background. To watch: msp deliver`];
  return [said, `${queued} queued. Send them: msp deliver`];
}
