/** `msp add <tool>`: connects a tool, step by step where there is a person. */
import { openSecretStore } from '@msp/delivery';
import type { Mode } from '@msp/protocol';
import { openHost } from '../../host.js';
import { interactive } from '../../interactive.js';
import type { Outcome } from '../../outcome.js';
import type { Shell } from '../../shell.js';
import { connectedView } from '../../views/tool-connected.js';
import type { Asker } from './asker.js';
import { assistantServers, connectionTo } from './assistants/find.js';
import { beginDraft, type Draft } from './draft.js';
import { findTool } from './find-tool.js';
import { type Finished, finish } from './finished.js';
import { type Given, type GivenAnswers, givenOf, takeGiven } from './given.js';
import { leavable, whole } from './interrupted.js';
import { isChanged, type Kept, keep } from './keep.js';
import type { Subject } from './subject.js';
import { testOnce } from './test-step.js';
import { walk } from './walk.js';
import { assertComplete, commandWords, exitCodeOf } from './without-asking.js';

/** What the options of the command line say. */
export interface AddOptions extends GivenAnswers {
  readonly name: string | undefined;
  readonly mode: Mode | undefined;
  readonly yes: boolean;
}

/** @throws an `MspError` where it cannot be connected, the ending `interrupted` where the person leaves; nothing was changed then */
export async function add(word: string, options: AddOptions, shell: Shell): Promise<Outcome> {
  const given = givenOf(options, options.mode);
  const host = await openHost(shell, 'any');
  const { subject, takeBack } = await findTool({ ...options, word }, host, shell);
  try {
    const draft = await leavable(async () => {
      const begun = await draftOf(subject, given, shell);
      const command = commandWords('msp add', word, options.name);
      if (interactive(shell)) await guide(subject, begun, given, shell);
      else await assertComplete(subject, begun, command, shell.environment);
      return begun;
    }, takeBack);
    const kept = await written(subject, draft, shell);
    return outcomeOf(await finished(subject, draft, kept, shell));
  } catch (error) {
    // A tool that is not connected leaves no package behind. Whatever comes of that, the error itself is told.
    await takeBack().catch(() => null);
    throw error;
  }
}

/** What is set, and what was given. @throws an `MspError` where that cannot be used */
export async function draftOf(subject: Subject, given: Given, shell: Shell): Promise<Draft> {
  const { environment: env } = shell;
  const keep = openSecretStore({ env, scope: subject.host.stateDirectory });
  const draft = await beginDraft(subject, keep, env);
  if (given.mode !== undefined) draft.mode = given.mode;
  await takeGiven(given, subject, draft);
  return draft;
}

async function guide(subject: Subject, draft: Draft, given: Given, shell: Shell): Promise<void> {
  const { terminalAsker } = await import('./terminal-asker.js');
  const asker = terminalAsker(shell);
  const { plugin, title, isNew } = subject;
  const around = { subject, draft, asker, environment: shell.environment };
  asker.intro(isNew ? `Connect ${title}` : `${title} is connected already`);
  asker.say(
    plugin.guide?.intro ??
      `${plugin.manifest.summary}. You are asked for what it needs, one after the other.`,
  );
  if (!isNew && draft.mode === 'integrated') await testOnce(around);
  if (isNew && given.mode === undefined) draft.mode = await askMode(subject, asker, shell);
  await walk(around);
}

/** Where an assistant has a connection to the tool, that is the simplest way. */
async function askMode({ plugin, title, host, entry }: Subject, asker: Asker, shell: Shell): Promise<Mode> {
  const { id, hosts } = plugin.manifest;
  const connection = connectionTo({ id, hosts }, assistantServers(host.workspace.root, shell.environment));
  if (!connection) return entry.mode;
  const { assistant, server } = connection;
  const ways = [
    {
      value: 'mcp',
      label: `${assistant} writes to ${title}`,
      hint: 'nothing to set up; recommended',
    } as const,
    { value: 'integrated', label: `MSP writes to ${title} by itself`, hint: 'needs a key' } as const,
  ];
  const at = await asker.choose({
    label: 'Who writes to it?',
    help: `${assistant} has a connection to ${title} already (${server}). MSP can hand it what is to be written.`,
    options: ways,
  });
  return ways[at]?.value ?? entry.mode;
}

const NOTHING: Kept = { changed: [], secrets: [] };

/** Writes what differs, all of it or nothing. */
export const written = async (subject: Subject, draft: Draft, shell: Shell): Promise<Kept> =>
  isChanged(subject, draft) ? whole(() => keep(subject, draft, shell)) : NOTHING;

/** Tests it as it stands then. */
export const finished = (subject: Subject, draft: Draft, kept: Kept, shell: Shell): Promise<Finished> =>
  leavable(
    () => finish(subject, draft, kept, shell),
    async () => null,
    `${subject.title} is connected. Its connection was not tested once more.`,
  );

/** As it is printed. */
function outcomeOf(done: Finished): Outcome {
  const { subject, draft, kept, check, next, warnings } = done;
  const { name, entry, addition, isNew } = subject;
  return {
    json: () => ({
      ...{ name, added: isNew, use: entry.use, mode: draft.mode },
      ...{ package: addition?.package ?? null, version: addition?.version ?? null },
      ...{ registry: addition?.registry ?? null, verified: addition?.verified ?? false },
      ...{ changed: kept.changed, secrets: kept.secrets, check, next, warnings: [] },
    }),
    text: (paper) => connectedView(done, paper),
    essential: name,
    warnings,
    exitCode: exitCodeOf(check),
  };
}
