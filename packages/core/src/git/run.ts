/** Starting git. The only place in core that starts a process. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { displayText, MspError } from '@msp/protocol';

export interface GitRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface GitOptions {
  /** Given to git on its standard input. */
  readonly input?: string;
  /** On top of the environment of this process. */
  readonly env?: Readonly<Record<string, string>>;
}

/** More is never shown, and a hook may print without end. In UTF-16 code units. */
const MOST_OUTPUT = 1_048_576;

function gathered(stream: NodeJS.ReadableStream): () => string {
  let text = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    text = (text + chunk).slice(-MOST_OUTPUT);
  });
  return () => text;
}

function missing(cwd: string, cause: unknown): MspError {
  const hint = 'Install it (https://git-scm.com), or make the commit elsewhere.';
  if (existsSync(cwd))
    return new MspError('MSP015', { message: 'Git was not found on this machine.', hint, cause });
  return new MspError('MSP015', {
    message: `The folder ${cwd} is not there.`,
    hint: 'Go to a folder that exists: cd ~',
    cause,
  });
}

/**
 * Runs git without a shell and waits for it, whatever it ends with.
 * @throws `MSP015` where there is no git.
 */
export async function runGit(
  cwd: string,
  words: readonly string[],
  options: GitOptions = {},
): Promise<GitRun> {
  // Windows would otherwise first look for git in the folder it is to run in, which anybody may have filled.
  const env = { ...process.env, NoDefaultCurrentDirectoryInExePath: '1', ...options.env };
  const child = spawn('git', words, { cwd, env, stdio: 'pipe', windowsHide: true });
  const [stdout, stderr] = [gathered(child.stdout), gathered(child.stderr)];
  // Git may end without reading everything; what it says then is what counts.
  child.stdin.on('error', () => {});
  child.stdin.end(options.input ?? '');
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(missing(cwd, error)));
    child.on('close', (code) => resolve({ code: code ?? 1, stdout: stdout(), stderr: stderr() }));
  });
}

const MOST_LINES = 30;

/** What git and its hooks said, safe to print: the last lines, without credentials in addresses. */
export function saidBy({ stdout, stderr }: GitRun): string {
  const text = `${stderr.trim()}\n${stdout.trim()}`.trim().replace(/(\/\/)[^/\s@]+@/g, '$1…@');
  const lines = displayText(text.replaceAll('\r\n', '\n').replaceAll('\r', '\n'), { multiline: true }).split(
    '\n',
  );
  return lines.slice(-MOST_LINES).join('\n');
}
