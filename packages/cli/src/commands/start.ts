import { loadSession, type StartInput, type StartResult, startSession } from '@msp/core';
import { MspError } from '@msp/protocol';
import { given } from '../arguments/given.js';
import { progressOf } from '../arguments/progress.js';
import { command } from '../command.js';
import { blockerDocument, decisionDocument } from '../document/ledger.js';
import { openHost } from '../host.js';
import { interactive } from '../interactive.js';
import { ALLOW_SECRET, secretChoice } from '../secrets.js';
import { startView } from '../views/start.js';

type OpenHost = Awaited<ReturnType<typeof openHost>>;

export default command({
  arguments: [],
  options: {
    description: { value: 'text', description: 'What the session is about' },
    goal: { value: 'text', description: 'What it aims at' },
    epic: { value: 'name', description: 'The larger work that it belongs to' },
    type: { value: 'kind', description: 'The kind of work: feature, bugfix, research …' },
    progress: {
      value: 'percent',
      description: 'How far the project is. Default: where the last session ended',
    },
    force: { description: 'Start although a crashed session waits to be recovered' },
    ...ALLOW_SECRET,
  },
  examples: [
    { line: 'msp start', does: 'Start where the last session ended' },
    { line: 'msp s --project shop --goal "Login works" --epic accounts', does: 'Say what it is about' },
  ],
  details: [
    'The project is the one given with --project, else that of the configuration, else the name of the folder.',
    'At a terminal, a session that crashed can be resumed, completed or discarded first.',
  ],
  run: async (_, options, shell) => {
    const { description, goal, epic, type, force } = options;
    const progress = progressOf(options.progress, 'For example: msp start --progress 20');
    const input: StartInput = given({ description, goal, epic, type, progress });
    const how = await secretChoice(shell, options['allow-secret'], [description, goal, epic]);
    const host = await openHost(shell, 'made');
    const start = (anyway: boolean) => startSession(host, { ...input, force: force || anyway }, how);
    const { result, verb } = await startOrRecover(host, start, interactive(shell));
    return {
      json: async () => ({
        session: await loadSession(host.store, result.head.id),
        state: result.state,
        warnings: [],
        previous: result.previous,
        openBlockers: result.openBlockers.map(blockerDocument),
        recentDecisions: result.recentDecisions.map(decisionDocument),
        integrations: enabledNames(host),
      }),
      text: (paper) => startView({ ...result, integrations: host.config.plugins }, paper, verb),
      essential: result.head.id,
      warnings: result.warnings,
    };
  },
});

interface Started {
  readonly result: StartResult;
  readonly verb: string;
}

/** Starts; where crashed sessions wait and a person is there, asks what to do with each of them first. */
async function startOrRecover(
  host: OpenHost,
  start: (force: boolean) => Promise<StartResult>,
  mayAsk: boolean,
): Promise<Started> {
  for (let force = false; ; ) {
    try {
      return { result: await start(force), verb: 'started' };
    } catch (error) {
      if (!mayAsk || !MspError.is(error) || error.code !== 'MSP006') throw error;
    }
    const { askAboutCrashed } = await import('../recovery.js');
    const answer = await askAboutCrashed(host);
    if (answer === 'new') force = true;
    else if (answer !== 'again') return { result: answer, verb: 'resumed' };
  }
}

const enabledNames = ({ config }: OpenHost): string[] =>
  config.plugins.filter(({ enabled }) => enabled).map(({ name }) => name);
