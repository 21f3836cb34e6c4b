/**
 * `npm run demo`: a whole session in a temporary folder, with the real program and its real output.
 * Ends with an error where any step does not do what it should.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { styleText } from 'node:util';

const program = join(import.meta.dirname, '..', '..', 'packages', 'cli', 'bin', 'msp.js');
const home = mkdtempSync(join(tmpdir(), 'msp-demo-'));
const project = join(home, 'shop-api');
mkdirSync(project);

const { MSP_STATE_DIR: _, MSP_PROJECT: __, MSP_SESSION: ___, MSP_PROFILE: ____, ...inherited } = process.env;
const color = process.stdout.isTTY && process.env.NO_COLOR === undefined;
const environment = {
  ...inherited,
  HOME: home,
  XDG_CONFIG_HOME: join(home, 'config'),
  ...(color ? { FORCE_COLOR: '1' } : {}),
};
const style = (format: Parameters<typeof styleText>[0], text: string) =>
  color ? styleText(format, text) : text;

/** Says what comes, runs it, shows what it printed, and gives that back. */
function step(said: string, ...args: string[]): string {
  const shown = args.map((arg) => (/^[\w./:-]+$/.test(arg) ? arg : `"${arg}"`)).join(' ');
  process.stdout.write(`\n${style('dim', `# ${said}`)}\n${style('bold', `$ msp ${shown}`)}\n`);
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, ...args], {
    cwd: project,
    env: environment,
    encoding: 'utf8',
  });
  process.stdout.write(stdout + stderr);
  if (status !== 0) throw new Error(`msp ${shown} ended with ${status}`);
  return stdout;
}

/** Ends the demo where something that must be in an output is not. */
function expectIn(output: string, ...wanted: string[]): void {
  for (const text of wanted)
    if (!output.includes(text)) throw new Error(`"${text}" should be in:\n${output}`);
}

try {
  process.stdout.write(`${style('bold', 'A session with MSP')}, in the temporary folder ${project}\n`);
  step('Route: say what this session is for.', 'start', '--goal', 'Tokens rotate on every use');
  step(
    'Record: what was done, and how far it is.',
    'update',
    'Refresh endpoint answers with a new token',
    '20',
  );
  step(
    'A decision in the words of an update is found by itself.',
    'update',
    'Decided to keep sessions in PostgreSQL',
    '30',
  );
  step(
    'Or say it outright, with the reasons.',
    ...['decide', 'Rotate refresh tokens on every use', '--rationale', 'a stolen token is noticed'],
    ...['--alternatives', 'Rotate once a day', '--impact', 'high'],
  );
  step(
    'Something is in the way …',
    'block',
    'No credentials for the mail provider',
    '--category',
    'external',
  );
  step('… and no longer is.', 'resolve', 'mail credentials', '--solution', 'Ops sent them');
  step('Where does it stand?', 'status');
  expectIn(
    step('Done for today.', 'end', '--summary', 'Tokens rotate; mails go out', '--next', 'Rate limits'),
    '0% → 30% (+30%)',
  );
  expectIn(step('Recall: next week, find it again.', 'recall', 'refresh token'), 'Rotate refresh tokens');
  expectIn(step('Why is it so?', 'why', 'token rotation'), 'a stolen token is noticed');
  const context = step(
    'And what an assistant should know, each line with its source.',
    'context',
    '--budget',
    '600',
  );
  expectIn(context, 'Rotate refresh tokens on every use', '[dec-', 'Rate limits');
  process.stdout.write(
    `\n${style('green', 'It works.')} Everything stood in one embedded database; the folder is gone again.\n`,
  );
} finally {
  rmSync(home, { recursive: true, force: true });
}
