/**
 * The connectors of ours through the built program, as a person uses it: at a terminal and in a script, with the vendors' kits and HTTP, and
 * stand-ins for the tools. `npm run build` comes first.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startFaultServer } from '@msp/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Result } from '../../packages/cli/src/testing/run.ts';
import { hasScript } from '../../packages/cli/src/testing/terminal.ts';
import { Workshop } from '../../packages/cli/src/testing/tool.ts';
import { CONNECTORS, type Connector } from './connectors.ts';
import { type Answers, walkThrough } from './walk-through.ts';

/** What a person does at the terminal, and asks the tool. */
interface Way {
  /** Where the tool is: everything else is asked for. */
  readonly place: (url: string) => readonly string[];
  readonly answers: Answers;
  /** Labels of pickers that ask the live account. */
  readonly picked: readonly RegExp[];
  /** A question of the plugin with its input. */
  readonly question: readonly string[];
  /** An issue that it tells of; null where it has none. */
  readonly known: string | null;
}

const [ENTER, TAB] = ['\r', '\t'];

const WAYS: Readonly<Record<string, Way>> = {
  linear: {
    place: (url) => [`apiUrl=${url}/graphql`],
    answers: [],
    picked: [/Which team/, /Issues of which teams/],
    question: ['issues'],
    known: 'WEB-12',
  },
  slack: {
    place: (url) => [`apiUrl=${url}/api/`],
    answers: [],
    picked: [/In which channel/],
    question: ['messages'],
    known: null,
  },
  jira: {
    place: (url) => [`url=${url}`, 'kind=cloud'],
    answers: [
      [/e-mail/, ''],
      [/Which projects/, TAB + ENTER],
    ],
    picked: [/Which projects/],
    question: ['issues'],
    known: 'WEB-1',
  },
  github: {
    place: (url) => [`apiUrl=${url}`],
    answers: [[/Which repositories/, TAB + ENTER]],
    picked: [/Which repositories/],
    question: ['issues'],
    known: 'ada/webshop#1',
  },
};

/** The stand-in, and a project in which everything that is printed is kept. */
async function placeFor(connector: Connector) {
  const stand = connector.service(() => new Date());
  const server = await startFaultServer(stand);
  onTestFinished(() => server.close());
  const workshop = new Workshop();
  const printed: string[] = [];
  const msp = async (...words: string[]): Promise<Result> => {
    const result = await workshop.msp(...words);
    printed.push(result.stdout, result.stderr);
    expect([words.join(' '), result.code, result.code === 0 ? '' : result.stderr]).toEqual([
      ...[words.join(' '), 0, ''],
    ]);
    return result;
  };
  const state = () => JSON.stringify(stand.state?.() ?? null);
  return { server, workshop, printed, msp, state };
}

type Place = Awaited<ReturnType<typeof placeFor>>;

/** As they are given on a command line. */
const setOptions = (settings: Readonly<Record<string, unknown>>): string[] =>
  Object.entries(settings).flatMap(([key, value]) => [
    '--set',
    `${key}=${Array.isArray(value) ? value.join(', ') : String(value)}`,
  ]);

/** A person at a terminal reads neither code nor names of variables. */
function assertForPeople(plain: string, { plugin }: Connector) {
  const shown = (plugin.guide?.steps ?? []).flatMap((step) =>
    step.kind === 'show' ? step.text.split('\n').map((line) => line.trimEnd()) : [],
  );
  const lines = plain.split('\n').filter((line) => !shown.includes(line.trimEnd()));
  expect(lines.filter((line) => /[{}]|\b[A-Z]{2,}_[A-Z]|\.[jt]s:\d|^ +at /.test(line))).toEqual([]);
}

/** In nothing that was printed or written but in the file for secrets. */
function assertSecret(secret: string, { printed, workshop }: Place, more: readonly string[]) {
  for (const text of [...printed, ...more]) expect(text).not.toContain(secret);
  const { base } = workshop.shop;
  for (const entry of readdirSync(base, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || entry.name === 'secrets.json') continue;
    expect([path, readFileSync(path, 'latin1').includes(secret)]).toEqual([path, false]);
  }
}

const keptSecrets = ({ workshop }: Place): string => {
  const file = join(workshop.shop.env.XDG_CONFIG_HOME ?? '', 'msp', 'secrets.json');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
};

const configured = ({ workshop }: Place): Record<string, unknown> =>
  JSON.parse(readFileSync(join(workshop.shop.project, '.msp', 'config.json'), 'utf8')).plugins ?? {};

/** Everything that a person does with a tool that is connected, down to its end. */
async function useIt(connector: Connector, at: Place, { question, known }: Way) {
  const { id, epic } = connector;
  const { msp } = at;
  await msp('check', id);
  await msp('configure', id, ...setOptions(connector.settings(at.server.url)));
  await msp('start', '--epic', epic, '--goal', 'Tokens rotate');
  await msp('update', 'step 1; the form is there', '40');
  await msp(
    'decide',
    'Tokens rotate on every use',
    '--rationale',
    'A stolen one is noticed',
    '--impact',
    'high',
  );
  await msp('block', 'No mail server', '--severity', 'high');
  await msp('resolve', 'mail server', '--solution', 'There is one');
  await msp('deliver', id);
  await msp('end', '--summary', 'All is there');
  await msp('deliver', id);
  const { stdout: waiting } = await msp('outbox', 'list', '--json');
  expect(JSON.parse(waiting)).toMatchObject({ entries: [] });
  for (const text of ['step 1; the form is there', 'All is there']) expect(at.state()).toContain(text);
  await msp('sync', id);
  for (const words of [['status'], ['recall', 'tokens'], ['query', id, ...question, '--send']]) {
    const { stdout } = await msp(...words);
    expect([words.join(' '), stdout.trim() === '']).toEqual([words.join(' '), false]);
  }
  const { stdout: context } = await msp('context');
  if (known !== null) expect(context).toContain(`[${id}:issue ${known}]`);
  expect(at.printed.join('')).not.toContain('Nothing was sent');
  await msp('remove', id, '--secrets', '--yes');
  expect(configured(at)).not.toHaveProperty(id);
}

describe.each(CONNECTORS)('$id', (connector) => {
  const { id, plugin, secrets } = connector;
  const way = WAYS[id] as Way;
  const { name: title } = plugin.manifest;
  const [[secret, value] = ['', '']] = Object.entries(secrets);

  it.skipIf(!hasScript)('at a terminal (skipped where util-linux has no `script`)', async () => {
    const at = await placeFor(connector);
    const { email } = connector.settings(at.server.url) as { readonly email?: string };
    const answers: Answers = [
      [/nothing is shown/, `${value}${ENTER}`],
      ...way.answers.map(([words, typed]) => [words, typed || `${email}${ENTER}`] as const),
    ];
    const place = way.place(at.server.url).flatMap((each) => ['--set', each]);
    const walked = await walkThrough(at.workshop.shop, ['add', id, ...place], answers, at.workshop.env);
    expect([walked.code, walked.plain]).toEqual([0, expect.stringContaining(`${title} is connected.`)]);
    for (const label of way.picked) expect(walked.asked.some((each) => label.test(each))).toBe(true);
    assertForPeople(walked.plain, connector);
    expect(keptSecrets(at)).toContain(value);
    expect(configured(at)).toHaveProperty(id);

    await useIt(connector, at, way);
    expect(keptSecrets(at)).not.toContain(value);
    assertSecret(value, at, [walked.output]);
  });

  it('in a script', async () => {
    const at = await placeFor(connector);
    const words = ['add', id, ...setOptions(connector.settings(at.server.url))];
    const without = await at.workshop.msp(...words);
    expect([without.code, without.stderr]).toEqual([64, expect.stringContaining('--secret')]);
    const added = await at.workshop.run([...words, '--secret', secret], { input: `${value}\n` });
    expect([added.code, added.stdout]).toEqual([0, expect.stringContaining(`${title} is connected.`)]);
    for (const { stdout, stderr } of [without, added]) assertForPeople(`${stdout}${stderr}`, connector);

    await useIt(connector, at, way);
    assertSecret(value, at, [without.stdout, without.stderr, added.stdout, added.stderr]);
  });

  it('a wrong key is told in one sentence, and nothing is changed', async () => {
    const at = await placeFor(connector);
    at.server.fail({ kind: 'answer', status: 401, body: { ok: false, error: 'invalid_auth' } });
    const words = ['add', id, ...setOptions(connector.settings(at.server.url)), '--secret', secret];
    const { code, stdout, stderr } = await at.workshop.run(words, { input: `${value}\n` });
    expect([code, stdout]).toEqual([4, '']);
    expect(stderr).toContain(`${title} authentication failed`);
    expect(stderr).toContain('Nothing was changed.');
    assertForPeople(stderr, connector);
    expect(keptSecrets(at)).not.toContain(value);
    assertSecret(value, at, [stderr]);
  });
});
