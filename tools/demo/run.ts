/**
 * `npm run demo`: a whole session in a temporary folder, with the real program and its real output. Beside it a vault of notes grows,
 * and the queries for a graph database are shown.
 * Ends with an error where any step does not do what it should.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { styleText } from 'node:util';

const program = join(import.meta.dirname, '..', '..', 'packages', 'cli', 'bin', 'msp.js');
const home = mkdtempSync(join(tmpdir(), 'msp-demo-'));
const project = join(home, 'shop-api');
const vault = join(home, 'Notes');
for (const folder of [project, vault]) mkdirSync(folder);

const { MSP_STATE_DIR: _, MSP_PROJECT: __, MSP_SESSION: ___, MSP_PROFILE: ____, ...inherited } = process.env;
const color = process.stdout.isTTY && process.env.NO_COLOR === undefined;
const environment = {
  ...inherited,
  HOME: home,
  XDG_CONFIG_HOME: join(home, 'config'),
  // What delivers in the background ends soon after the demo.
  MSP_DELIVERY_IDLE: '1',
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

/** Says what comes, and shows a text that is not the program's. */
function show(said: string, text: string): void {
  process.stdout.write(`\n${style('dim', `# ${said}`)}\n${text.trimEnd()}\n`);
}

/** Every note in the vault, by its path. */
function notes(): string[] {
  const found = readdirSync(vault, { recursive: true, withFileTypes: true });
  return found
    .filter((each) => each.isFile() && each.name.endsWith('.md'))
    .map((each) => relative(vault, join(each.parentPath, each.name)))
    .sort();
}

/** Ends the demo where something that must be in an output is not. */
function expectIn(output: string, ...wanted: string[]): void {
  for (const text of wanted)
    if (!output.includes(text)) throw new Error(`"${text}" should be in:\n${output}`);
}

try {
  process.stdout.write(`${style('bold', 'A session with MSP')}, in the temporary folder ${project}\n`);
  step(
    'Connect a vault of notes. What you record is written there by itself.',
    'config',
    'set',
    'plugins.obsidian.vault',
    vault,
  );
  step(
    'And a graph database, for which the queries are only made.',
    'config',
    'set',
    'plugins.neo4j.mode',
    'generate',
  );
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
  const queries = step(
    'The query that Neo4j would be sent for it: what you wrote are parameters, never part of the text.',
    ...['queries', '--plugin', 'neo4j', '--since', '1h', '--limit', '1'],
  );
  expectIn(queries, 'MERGE', 'MADE_DECISION', 'Rotate refresh tokens on every use');
  step(
    'Something is in the way …',
    'block',
    'No credentials for the mail provider',
    '--category',
    'external',
  );
  step('… and no longer is.', 'resolve', 'mail credentials', '--solution', 'Ops sent them');
  step('Where does it stand?', 'status');
  const end = step(
    'Done for today. What belongs to the session is handed over.',
    ...['end', '--summary', 'Tokens rotate; mails go out', '--next', 'Rate limits'],
  );
  expectIn(end, '0% → 30% (+30%)', 'Queued     0');
  const written = notes();
  show('The vault has notes of it now.', written.map((path) => `Notes/${path}`).join('\n'));
  const note = written.find((path) => readFileSync(join(vault, path), 'utf8').includes('## Updates')) ?? '';
  const text = readFileSync(join(vault, note), 'utf8');
  show(`Notes/${note}`, text);
  expectIn(text, 'Refresh endpoint answers with a new token', 'Tokens rotate; mails go out');
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
    `\n${style('green', 'It works.')} Everything stood in one embedded database and a folder of notes; they are gone again.\n`,
  );
} finally {
  rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
