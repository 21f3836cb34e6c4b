/** `msp configure <tool>`: the same walk as `msp add`, with what is set as it begins. */
import { type Mode, MspError } from '@msp/protocol';
import { assertConfigured } from '../../commands/deliver.js';
import { openHost } from '../../host.js';
import { interactive } from '../../interactive.js';
import type { Outcome } from '../../outcome.js';
import type { Shell } from '../../shell.js';
import { configuredView } from '../../views/tool-connected.js';
import { draftOf, finished, written } from './add.js';
import type { Draft } from './draft.js';
import { type GivenAnswers, givenOf } from './given.js';
import { leavable } from './interrupted.js';
import { openSubject, type Subject } from './subject.js';
import { walk } from './walk.js';
import { assertComplete, exitCodeOf } from './without-asking.js';

/** What the options of the command line say. */
export interface ConfigureOptions extends GivenAnswers {
  readonly mode: Mode | undefined;
}

/** @throws an `MspError` where it is not connected or cannot be changed so, the ending `interrupted` where the person leaves */
export async function configureTool(name: string, options: ConfigureOptions, shell: Shell): Promise<Outcome> {
  const given = givenOf(options, options.mode);
  const host = await openHost(shell, 'any');
  assertConfigured(name, host.config.plugins);
  const isGiven = given.settings.length > 0 || given.secret !== null || given.mode !== undefined;
  if (!isGiven && !interactive(shell)) throw nobody(name);
  const subject = await openSubject({ name, addition: null, wanted: null }, host, shell);
  const draft = await leavable(async () => {
    const begun = await draftOf(subject, given, shell);
    if (isGiven) await assertComplete(subject, begun, `msp configure ${name}`, shell.environment);
    else await guide(subject, begun, shell);
    return begun;
  });
  const kept = await written(subject, draft, shell);
  const done = await finished(subject, draft, kept, shell);
  const { check, warnings } = done;
  return {
    json: () => ({
      name,
      mode: draft.mode,
      changed: kept.changed,
      secrets: kept.secrets,
      check,
      warnings: [],
    }),
    text: (paper) => configuredView(done, paper),
    essential: name,
    warnings,
    exitCode: exitCodeOf(check),
  };
}

async function guide(subject: Subject, draft: Draft, shell: Shell): Promise<void> {
  const { terminalAsker } = await import('./terminal-asker.js');
  const asker = terminalAsker(shell);
  asker.intro(`Change ${subject.title}`);
  asker.say('What is set now stands there already: press Enter to keep it.');
  await walk({ subject, draft, asker, environment: shell.environment });
}

const nobody = (name: string): MspError =>
  new MspError('MSP017', {
    message: 'There is no terminal to ask at. Nothing was changed.',
    hint: `Say what to change: msp configure ${name} --set <setting>=<value>. What there is: msp plugin info ${name}`,
  });
