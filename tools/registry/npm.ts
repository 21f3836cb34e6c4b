/** Runs the npm client. Nothing of a package is ever run by it. */
import { execFile } from 'node:child_process';
import { devNull } from 'node:os';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Where npm works, and with what environment. */
export interface NpmPlace {
  readonly folder: string;
  /** Default: that of this process. */
  readonly environment?: NodeJS.ProcessEnv;
}

/** Megabytes of output: the packument of a large package. */
const OUTPUT = 64 * 1_048_576;

/**
 * A repository that a package depends on brings its own settings of npm, and one of them names the program that is run as git. So nothing
 * comes from git: npm refuses it, has no git, and git no protocol.
 */
const WITHOUT_GIT = ['--allow-git=none', `--git=${devNull}`];

/**
 * What npm prints. Install scripts are off, and so is git.
 *
 * @throws with what npm says where it fails
 */
export async function npm(words: readonly string[], { folder, environment }: NpmPlace): Promise<string> {
  // On Windows npm is a script that only a shell can start, and a shell would read signs in the words.
  const unsafe = words.find((word) => !/^[\w@./:\\^~=+-]+$/.test(word));
  if (unsafe !== undefined) throw new Error(`npm cannot be given ${JSON.stringify(unsafe)}`);
  try {
    const { stdout } = await run('npm', [...words, '--ignore-scripts', ...WITHOUT_GIT], {
      cwd: folder,
      env: { ...(environment ?? process.env), GIT_ALLOW_PROTOCOL: 'none' },
      maxBuffer: OUTPUT,
      shell: process.platform === 'win32',
    });
    return stdout;
  } catch (error) {
    const { stderr = '', message } = error as Error & { stderr?: string };
    const lines = stderr.split('\n').filter((line) => /^npm (error|ERR!)/.test(line));
    throw new Error(lines.slice(0, 4).join('; ') || message, { cause: error });
  }
}
