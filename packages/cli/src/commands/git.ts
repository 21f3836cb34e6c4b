import {
  COMMIT_TYPES,
  commitMessage,
  gitCommit,
  gitPush,
  gitState,
  type Host,
  loadSession,
  sessionStatus,
} from '@msp/core';
import { MspError, type Session } from '@msp/protocol';
import { given } from '../arguments/given.js';
import { copy } from '../clipboard.js';
import { command } from '../command.js';
import { openHost } from '../host.js';
import { interactive } from '../interactive.js';
import { counted } from '../output/layout.js';
import type { Shell } from '../shell.js';

export default command({
  arguments: [
    {
      name: 'action',
      description: 'commit: commit what is staged. Default: only print the message',
      choices: ['commit'],
    },
    { name: 'push', description: 'push: push the branch afterwards', choices: ['push'] },
  ],
  options: {
    type: {
      value: 'type',
      choices: COMMIT_TYPES,
      description: 'The type of the title. Default: what the updates tell',
    },
    copy: { description: 'Copy the message too' },
  },
  examples: [
    { line: 'msp git', does: 'The message for a commit, from the updates and decisions of the session' },
    { line: 'git add login.txt && msp git commit --type feat', does: 'Commit what is staged with it' },
    { line: 'git add login.txt && msp git commit push', does: 'And push it' },
  ],
  details: [
    'Nothing is ever staged: what you did not add is not committed. Without a session the last one is used.',
  ],
  run: async ({ action, push }, options, shell) => {
    const host = await openHost(shell, 'any');
    const session = await sessionFor(host);
    const { type } = options;
    const message = commitMessage(session, { ...given({ type }), otherwise: host.config.git.commitType });
    const commit = action ? await gitCommit(shell.cwd, message.message) : null;
    const pushed = push ? await pushAfter(commit, shell) : null;
    const state = commit ? null : await gitState(shell.cwd);
    const { copied, warnings } = copy(message.message, options.copy ? 'asked' : null, shell.environment);
    return {
      json: () => ({
        sessionId: session.id,
        ...message,
        branch: commit ? commit.branch : (state?.branch ?? null),
        staged: commit ? commit.files : (state?.staged ?? 0),
        commit: commit?.hash ?? null,
        pushed: pushed !== null,
        copied,
        warnings,
      }),
      text: ({ style }) => {
        if (!commit) return [message.message.trimEnd()];
        const what = `${style.good('Committed')} ${style.strong(commit.hash.slice(0, 12))} ${message.title}`;
        const where = `  ${counted(commit.files, 'file')}${commit.branch ? ` on ${commit.branch}` : ''}`;
        return [what, where, ...(pushed ? [style.good('Pushed')] : [])];
      },
      essential: commit ? commit.hash : message.message.trimEnd(),
      warnings,
    };
  },
});

/** The session under way, else the last one of the project. */
async function sessionFor(host: Host): Promise<Session> {
  const { head, previous } = await sessionStatus(host);
  const id = head?.id ?? previous?.id;
  const session = id === undefined ? null : await loadSession(host.store, id);
  if (session) return session;
  throw new MspError('MSP002', {
    message: 'There is no session to write a message from.',
    hint: 'Start one: msp start',
  });
}

/** Pushes; where that fails, says that the commit is made all the same. */
async function pushAfter(commit: Awaited<ReturnType<typeof gitCommit>> | null, shell: Shell) {
  try {
    return await gitPush(shell.cwd, { terminal: interactive(shell) });
  } catch (error) {
    if (!commit || !MspError.is(error)) throw error;
    const message = `Commit ${commit.hash.slice(0, 12)} is made, but was not pushed. ${error.message}`;
    throw new MspError(error.code, { message, hint: error.hint, cause: error.cause });
  }
}
