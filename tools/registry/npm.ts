/** Runs the npm client. Nothing of a package is ever run by it. */
import { execFile } from 'node:child_process';
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
 * What npm prints. Install scripts are off.
 *
 * @throws with what npm says where it fails
 */
export async function npm(words: readonly string[], { folder, environment }: NpmPlace): Promise<string> {
  // On Windows npm is a script that only a shell can start, and a shell would read signs in the words.
  const unsafe = words.find((word) => !/^[\w@./:\\^~=+-]+$/.test(word));
  if (unsafe !== undefined) throw new Error(`npm cannot be given ${JSON.stringify(unsafe)}`);
  try {
    const { stdout } = await run('npm', [...words, '--ignore-scripts'], {
      cwd: folder,
      env: environment ?? process.env,
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
