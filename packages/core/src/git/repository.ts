/** What git has to say about a folder, and the two things that are done there: commit, push. */
import { MspError } from '@msp/protocol';
import { runGit, saidBy } from './run.js';

export interface GitState {
  /** Is this a working tree of git? Where it is not, the rest says nothing. */
  readonly repository: boolean;
  /** The branch that is checked out; null with a detached HEAD. */
  readonly branch: string | null;
  /** How many files the next commit changes. */
  readonly staged: number;
  /** How many files have a conflict that nobody resolved. */
  readonly conflicts: number;
}

const NONE: GitState = { repository: false, branch: null, staged: 0, conflicts: 0 };

/**
 * Reads the state of a working tree. Takes no lock and looks at no untracked file.
 *
 * @throws `MSP015` where there is no git, or it refuses to look (a folder that belongs to somebody else).
 * @example await gitState(cwd) // { repository: true, branch: 'main', staged: 2, conflicts: 0 }
 */
export async function gitState(cwd: string): Promise<GitState> {
  const words = [
    'status',
    '--porcelain=v2',
    '--branch',
    '--untracked-files=no',
    '--ignore-submodules=dirty',
    '-z',
  ];
  const run = await runGit(cwd, ['--no-optional-locks', ...words], { env: { LC_ALL: 'C' } });
  if (run.code !== 0 && /not a git repository|must be run in a work tree/.test(run.stderr)) return NONE;
  if (run.code !== 0)
    throw failed('Git did not say what is staged', saidBy(run), 'See for yourself: git status');
  return parseStatus(run.stdout);
}

/** Reads what `git status --porcelain=v2 --branch -z` prints. */
function parseStatus(text: string): GitState {
  const entries = text.split('\0');
  let branch: string | null = null;
  let staged = 0;
  let conflicts = 0;
  for (let index = 0; index < entries.length; index += 1) {
    const entry = entries[index] ?? '';
    if (entry.startsWith('# branch.head ')) branch = entry.slice('# branch.head '.length);
    if (/^[12] [^.]/.test(entry)) staged += 1;
    if (entry.startsWith('u ')) conflicts += 1;
    // A renamed file is followed by its former path, which may look like anything.
    if (entry.startsWith('2 ')) index += 1;
  }
  return { repository: true, branch: branch === '(detached)' ? null : branch, staged, conflicts };
}

function failed(what: string, said: string, hint: string): MspError {
  return new MspError('MSP015', { message: `${what}${said ? `:\n${said}` : '.'}`, hint });
}

function assertReady({ repository, conflicts, staged }: GitState): void {
  if (!repository) throw failed('This folder is in no working tree of git', '', 'Make it one: git init');
  if (conflicts > 0) {
    throw failed(`There are conflicts in ${conflicts} file(s)`, '', 'Resolve them, then: git add <files>');
  }
  if (staged === 0)
    throw failed(
      'Nothing is staged, so there is nothing to commit',
      '',
      'Choose what belongs in it: git add <files>',
    );
}

export interface CommitResult {
  /** The whole hash. */
  readonly hash: string;
  readonly branch: string | null;
  /** How many files it changes. */
  readonly files: number;
  /** What git and its hooks printed, safe to print again. */
  readonly output: string;
}

/**
 * Commits exactly what is staged, with this message as it is. Never adds a file.
 *
 * @throws `MSP015` where nothing is staged, a conflict is open, or git or one of its hooks refuses: with what they said.
 */
export async function gitCommit(cwd: string, message: string): Promise<CommitResult> {
  const state = await gitState(cwd);
  assertReady(state);
  const run = await runGit(cwd, ['commit', '--file=-', '--cleanup=verbatim'], { input: message });
  if (run.code !== 0)
    throw failed('Git did not make the commit', saidBy(run), 'Mend what it says, then again: msp git commit');
  const { stdout } = await runGit(cwd, ['rev-parse', 'HEAD']);
  return { hash: stdout.trim(), branch: state.branch, files: state.staged, output: saidBy(run) };
}

export interface PushOptions {
  /** Is there a person at a terminal whom git may ask for a password? Default: no. */
  readonly terminal?: boolean;
}

/** Keeps git and ssh from asking. A way of starting ssh that the person chose is left as it is. */
async function withoutQuestions(cwd: string): Promise<Record<string, string>> {
  const quiet = { GIT_TERMINAL_PROMPT: '0' };
  const chosen = process.env.GIT_SSH_COMMAND || process.env.GIT_SSH;
  if (chosen || (await runGit(cwd, ['config', 'core.sshCommand'])).code === 0) return quiet;
  return { ...quiet, GIT_SSH_COMMAND: 'ssh -o BatchMode=yes' };
}

/**
 * Pushes the branch to where it belongs.
 *
 * @throws `MSP015` where git refuses, with what it said.
 */
export async function gitPush(cwd: string, options: PushOptions = {}): Promise<{ readonly output: string }> {
  const run = await runGit(cwd, ['push'], { env: options.terminal ? {} : await withoutQuestions(cwd) });
  if (run.code === 0) return { output: saidBy(run) };
  const { branch } = await gitState(cwd);
  const upstream = await runGit(cwd, ['rev-parse', '--abbrev-ref', '@{upstream}']);
  const first =
    branch && upstream.code !== 0 ? `Say where it belongs: git push --set-upstream origin ${branch}` : null;
  throw failed(
    'Git did not push',
    saidBy(run),
    first ?? 'The commit is safe on this machine. Push by hand: git push',
  );
}
