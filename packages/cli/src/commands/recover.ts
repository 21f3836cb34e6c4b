import { relative } from 'node:path';
import { findSession, type Host, loadSession, recoverableSessions, recoverSession } from '@msp/core';
import { MspError, type SessionHead } from '@msp/protocol';
import { given } from '../arguments/given.js';
import { command } from '../command.js';
import { blockerDocument, decisionDocument } from '../document/ledger.js';
import { ending } from '../ending.js';
import { openHost } from '../host.js';
import { interactive } from '../interactive.js';
import type { Outcome } from '../outcome.js';
import type { Shell } from '../shell.js';
import { recoverableView, recoveredView } from '../views/recover.js';

type Action = 'resume' | 'complete' | 'discard';

export default command({
  arguments: [
    {
      name: 'id',
      description: 'The session, by its id or the beginning of it. Default: the newest that waits',
    },
  ],
  options: {
    list: { description: 'List the sessions that wait; change nothing' },
    resume: { description: 'Go on with it here' },
    complete: { description: 'End it at its last sign of life' },
    discard: { description: 'Give it up; it is kept, marked as crashed' },
    force: { description: "Also one that is under way, was given up, or is somebody else's" },
  },
  examples: [
    { line: 'msp recover --list', does: 'See which sessions wait' },
    { line: 'msp recover --resume', does: 'Go on with the newest one' },
    { line: 'msp recover msp-2026 --complete', does: 'Name it by the beginning of its id, and end it' },
  ],
  details: ['At a terminal, without an action, you are asked. Nothing of a session is ever deleted.'],
  run: async ({ id }, options, shell) => {
    const asked = actionOf(options);
    const host = await openHost(shell, 'any');
    const force = options.force;
    if (options.list || (!asked && !id && !interactive(shell))) return list(host, force);
    const head = id ? await findSession(host.store, id) : (await recoverableSessions(host))[0];
    if (!head && !asked) return list(host, force);
    const action = asked ?? (await ask(head, shell));
    const match = head?.id;
    return recovered(host, await recoverSession(host, { action, force, ...given({ match }) }), shell.cwd);
  },
});

function actionOf(options: Readonly<Record<Action, boolean>>): Action | null {
  const wanted = (['resume', 'complete', 'discard'] as const).filter((action) => options[action]);
  if (wanted.length < 2) return wanted[0] ?? null;
  throw new MspError('MSP010', {
    message: `A session cannot be recovered in two ways: --${wanted.join(', --')}.`,
    hint: 'Give one of them: msp recover --resume',
  });
}

async function ask(head: SessionHead | undefined, shell: Shell): Promise<Action> {
  if (!head || !interactive(shell)) {
    throw new MspError('MSP017', {
      message: 'It was not said what to do with the session, and there is no terminal to ask at.',
      hint: `Say it: msp recover ${head?.id ?? '<id>'} --resume | --complete | --discard`,
    });
  }
  const { askToRecover } = await import('../recovery.js');
  const action = await askToRecover(head, shell.now);
  if (action === null) throw ending('interrupted');
  return action;
}

async function list(host: Host, force: boolean): Promise<Outcome> {
  const sessions = await recoverableSessions(host, { force });
  return {
    json: () => ({ sessions }),
    text: (paper) => recoverableView(sessions, paper),
    essential: sessions.map((session) => session.id).join('\n') || undefined,
  };
}

async function recovered(
  host: Host,
  result: Awaited<ReturnType<typeof recoverSession>>,
  cwd: string,
): Promise<Outcome> {
  // In the text the path is one that can be opened from here.
  const shown = result.archive && relative(cwd, `${host.stateDirectory}/${result.archive}`);
  const { asStarted } = await import('../recovery.js');
  const started = await asStarted(host, result);
  return {
    json: async () => ({
      session: await loadSession(host.store, result.head.id),
      state: result.state,
      warnings: [],
      previous: started.previous,
      openBlockers: started.openBlockers.map(blockerDocument),
      recentDecisions: started.recentDecisions.map(decisionDocument),
      integrations: [],
    }),
    text: (paper) => recoveredView({ ...result, archive: shown }, started, paper),
    essential: result.head.id,
    warnings: result.warnings,
  };
}
