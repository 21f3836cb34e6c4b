import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { gitState, locateWorkspace, sessionStatus, validateStore, type Workspace } from '@msp/core';
import { EXIT, MspError } from '@msp/protocol';
import { clipboardTool } from '../clipboard.js';
import { testFiles } from '../configuration/test.js';
import { openHost } from '../host.js';
import { counted } from '../output/layout.js';
import { isTerminal } from '../output/terminal.js';
import type { Shell } from '../shell.js';
import { version } from '../version.js';
import { type Check, doubtful, fine, wrong } from './check.js';

/** Looks at everything that MSP needs. One that fails does not keep the others from being looked at. */
export async function allChecks(shell: Shell): Promise<Check[]> {
  const { cwd, environment } = shell;
  const workspace = locateWorkspace({ cwd, stateDirectory: environment.MSP_STATE_DIR || undefined });
  const checks: Check[] = [
    fine(
      'Program',
      `msp ${version()}, Node.js ${process.versions.node}, SQLite ${process.versions.sqlite ?? '?'}`,
    ),
    await guarded('Configuration', () => configuration(shell)),
    folder(workspace),
    room(workspace),
  ];
  if (checks.every(({ status }) => status !== 'error')) checks.push(...(await store(shell)));
  checks.push(await guarded('Git', () => git(shell)), clipboard(shell), terminal());
  return checks;
}

/** An error of ours is a finding, not the end. */
async function guarded(name: string, look: () => Promise<Check>): Promise<Check> {
  try {
    return await look();
  } catch (error) {
    if (!MspError.is(error)) throw error;
    return wrong(name, error.message, error.hint, error.exitCode);
  }
}

async function configuration(shell: Shell): Promise<Check> {
  const files = await testFiles(shell);
  const problem = files.flatMap(({ file, problems }) =>
    problems.map(({ message }) => `${file}: ${message}`),
  )[0];
  const there = files.filter(({ exists }) => exists).map(({ file }) => file);
  if (problem) return wrong('Configuration', problem, 'See all: msp config test', EXIT.configuration);
  return fine('Configuration', there.join(', ') || 'no files, so the defaults hold');
}

function folder({ stateDirectory, exists }: Workspace): Check {
  if (!exists)
    return doubtful('State folder', `${stateDirectory} is not there yet`, 'Make it: msp init, or msp start');
  try {
    accessSync(stateDirectory, constants.R_OK | constants.W_OK | constants.X_OK);
    return fine('State folder', stateDirectory);
  } catch {
    const hint = 'Allow writing there, or set MSP_STATE_DIR to a folder of yours.';
    return wrong('State folder', `${stateDirectory} cannot be written`, hint, EXIT.configuration);
  }
}

function room({ stateDirectory, root }: Workspace): Check {
  try {
    const { bavail, bsize } = statfsSync(existsSync(stateDirectory) ? stateDirectory : root);
    const megabytes = Math.floor((bavail * bsize) / 1_048_576);
    if (megabytes < 50) return doubtful('Disk', `only ${megabytes} MB are free`, 'Make room on the disk.');
    return fine(
      'Disk',
      `${megabytes > 10_240 ? `${Math.floor(megabytes / 1024)} GB` : `${megabytes} MB`} free`,
    );
  } catch {
    return doubtful('Disk', 'how much is free cannot be told');
  }
}

async function store(shell: Shell): Promise<Check[]> {
  let session: Check = doubtful('Session', 'cannot be told', null);
  const check = await guarded('Store', async () => {
    const host = await openHost(shell, 'any');
    const problems = await validateStore(host.store);
    if (problems[0]) return wrong('Store', problems[0], 'Put it right: msp repair', EXIT.corruption);
    const { head, state, crashed } = await sessionStatus(host);
    session =
      crashed.length > 0
        ? doubtful('Session', `${counted(crashed.length, 'session')} crashed`, 'See them: msp recover --list')
        : fine('Session', head ? `${state} ${head.id}` : 'none is active here');
    const { events, sessions, bytes } = await host.store.statistics();
    const size = bytes === null ? '' : `, ${Math.ceil(bytes / 1024)} KB`;
    return fine('Store', `${counted(sessions, 'session')}, ${counted(events, 'event')}${size}, sound`);
  });
  return [check, session];
}

async function git(shell: Shell): Promise<Check> {
  const { repository, branch, staged } = await gitState(shell.cwd);
  if (!repository) return doubtful('Git', 'this folder is in no working tree');
  return fine('Git', `${branch ? `branch ${branch}` : 'no branch'}, ${counted(staged, 'file')} staged`);
}

function clipboard({ environment }: Shell): Check {
  const tool = clipboardTool(environment);
  return tool ? fine('Clipboard', tool) : doubtful('Clipboard', 'there is none here; only --copy needs one');
}

function terminal(): Check {
  const answer = isTerminal(0) && isTerminal(2) ? 'questions can be asked' : 'none, so nothing is ever asked';
  return fine('Terminal', answer);
}
