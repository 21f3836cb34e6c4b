import { type Host, lastSequence } from '@msp/core';
import { MspError, type OutboxStatus, type Warning } from '@msp/protocol';
import { countOf } from '../arguments/number.js';
import { command } from '../command.js';
import { openHost } from '../host.js';
import { interactive } from '../interactive.js';
import type { Outcome } from '../outcome.js';
import { counted } from '../output/layout.js';
import { type Change, chosenEntries, type EntryWish, entriesById, idsOf } from '../plugins/choose-entries.js';
import { itemOf } from '../plugins/item.js';
import { outboxPage } from '../plugins/outbox-page.js';
import type { Shell } from '../shell.js';
import { entryView, outboxView } from '../views/outbox.js';

export default command({
  arguments: [
    {
      name: 'action',
      description: 'What to do. Default: list',
      choices: ['list', 'show', 'retry', 'discard', 'done'],
    },
    { name: 'ids', description: 'Entries, by the numbers that list shows', rest: true },
  ],
  options: {
    plugin: { value: 'name', description: 'Only entries of this plugin' },
    parked: { description: 'Only what is parked: it cannot succeed as it is' },
    sent: { description: 'With list: what was sent' },
    all: {
      short: 'a',
      description: 'With list: of all kinds. Else: all that are parked, or all of --plugin',
    },
    yes: { short: 'y', description: 'With discard --all: do not ask' },
    limit: { value: 'count', description: 'With list: at most so many. Default: 50' },
  },
  examples: [
    { line: 'msp outbox list', does: 'What waits to be sent' },
    { line: 'msp outbox show 1', does: 'One entry: what is sent, and what became of it' },
    { line: 'msp outbox retry --all', does: 'Try everything again that is parked' },
    { line: 'msp outbox discard 1', does: 'Give one up; it is kept, and not sent' },
    { line: 'msp outbox done --plugin linear --all', does: 'Say that you have done it all by hand' },
  ],
  details: [
    'What cannot be sent now is tried again by itself, however long that takes. What cannot succeed as it is, is parked: it waits for you, and nothing is dropped.',
  ],
  run: async ({ action = 'list', ids }, { plugin, parked, sent, all, yes, limit }, shell) => {
    if (action === 'list')
      return list(ids, { plugin, parked, sent, all, limit: countOf('--limit', limit) ?? 50 }, shell);
    if (action === 'show') return show(ids, shell);
    return change(action, { ids, plugin, parked, all }, yes, shell);
  },
});

interface ListWish {
  readonly plugin: string | undefined;
  readonly parked: boolean;
  readonly sent: boolean;
  readonly all: boolean;
  readonly limit: number;
}

async function list(ids: string | undefined, wish: ListWish, shell: Shell): Promise<Outcome> {
  if (ids !== undefined) return show(ids, shell);
  const statuses: OutboxStatus[] = wish.all
    ? ['queued', 'sent', 'parked', 'discarded']
    : wish.sent
      ? ['sent', ...(wish.parked ? (['parked'] as const) : [])]
      : wish.parked
        ? ['parked']
        : ['queued', 'parked'];
  const host = await openHost(shell, 'any');
  const page = await outboxPage(host, { ...wish, statuses });
  return {
    json: () => ({ entries: page.entries.map(itemOf), counts: page.counts, warnings: [] }),
    text: (paper) => outboxView(page, paper),
    essential: page.entries.map(({ id }) => id).join('\n') || undefined,
    warnings: await unplannedWarnings(host),
  };
}

/** What was recorded and nobody has planned yet is not in the outbox. */
async function unplannedWarnings({ store, config }: Host): Promise<Warning[]> {
  const enabled = config.plugins.filter((entry) => entry.enabled);
  if (enabled.length === 0) return [];
  const cursors = await store.cursors();
  const last = await lastSequence(store);
  const behind = enabled.filter(
    ({ name }) => (cursors.find(({ plugin }) => plugin === name)?.sequence ?? 0) < last,
  );
  if (behind.length === 0) return [];
  const message = `The outbox does not have yet what was recorded last for ${behind.map(({ name }) => name).join(', ')}.`;
  return [{ message, hint: 'Plan it: msp queries. Or send it: msp deliver' }];
}

async function show(words: string | undefined, shell: Shell): Promise<Outcome> {
  const ids = idsOf(words);
  const [id] = ids;
  if (id === undefined || ids.length > 1)
    throw new MspError('MSP010', {
      message: 'msp outbox show needs the number of one entry.',
      hint: 'Write it so: msp outbox show 12. The numbers: msp outbox list',
    });
  const host = await openHost(shell, 'any');
  const entries = await entriesById(host.store, ids);
  return {
    json: () => ({ entries: entries.map(itemOf), counts: [], warnings: [] }),
    text: (paper) => entries.flatMap((entry) => entryView(entry, paper)),
    essential: entries[0]?.status,
  };
}

async function change(wanted: Change, wish: EntryWish, yes: boolean, shell: Shell): Promise<Outcome> {
  const host = await openHost(shell, 'there');
  const entries = await chosenEntries(host.store, wanted, wish);
  if (wanted === 'discard' && wish.all && entries.length > 0 && !yes)
    await confirm(entries.length, wish, shell);
  const { retry, close } = await import('../plugins/change-entries.js');
  const result =
    wanted === 'retry'
      ? await retry(entries, wish, host, shell)
      : await close(entries, wish, wanted === 'done' ? 'sent' : 'discarded', host);
  const { changed, warnings } = result;
  return {
    json: () => ({ changed, warnings: [] }),
    text: () => [
      changed.length === 0
        ? 'Nothing was changed.'
        : `${counted(changed.length, 'operation')} ${DONE[wanted]}`,
    ],
    essential: changed.join('\n') || undefined,
    warnings,
  };
}

const DONE = {
  retry: 'queued again',
  discard: 'discarded; kept, and not sent',
  done: 'marked as done',
} as const;

async function confirm(count: number, { plugin, parked }: EntryWish, shell: Shell): Promise<void> {
  const what = `${counted(count, 'operation')} of ${plugin}`;
  const hint = `Say so: msp outbox discard --plugin ${plugin}${parked ? ' --parked' : ''} --all --yes`;
  if (!interactive(shell))
    throw new MspError('MSP017', {
      message: `To discard ${what} has to be confirmed, and there is no terminal to ask at.`,
      hint,
    });
  const { choose } = await import('../prompt.js');
  const answer = await choose(
    [`This gives up ${what}: they are kept, and not sent.`],
    [
      { key: 'keep', does: 'leave them as they are' },
      { key: 'discard', does: 'give them up' },
    ],
  );
  if (answer === 'discard') return;
  const { ending } = await import('../ending.js');
  throw ending('interrupted');
}
