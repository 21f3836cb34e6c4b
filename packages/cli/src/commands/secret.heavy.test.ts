import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SecretChangeOutput, SecretListOutput } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { connected, KEY, pluginCode, Workshop } from '../testing/tool.js';

/** Every byte that MSP wrote, but for the file of secrets. */
function everything({ shop }: Workshop): string {
  const files = readdirSync(shop.base, { recursive: true, withFileTypes: true });
  return files
    .filter((file) => file.isFile() && file.name !== 'secrets.json')
    .map((file) => readFileSync(join(file.parentPath, file.name), 'latin1'))
    .join('\n');
}

const secretsFile = ({ shop }: Workshop) => join(shop.base, 'home', 'config', 'msp', 'secrets.json');

describe('msp secret', () => {
  it('keeps what is piped in, tells where, and takes it out again', async () => {
    const { workshop } = await connected();
    const input = { input: `  ${KEY}\r\n` };
    const { code, stdout, stderr } = await workshop.run(['secret', 'set', 'tracker.apiKey'], input);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(
      /^tracker\.apiKey is kept for this project in .*secrets\.json, which only you can read\.\n/,
    );
    expect(statSync(secretsFile(workshop)).mode & 0o777).toBe(0o600);
    const list = await workshop.json(SecretListOutput, 'secret');
    expect(list.document.secrets).toEqual([
      {
        name: 'tracker.apiKey',
        label: 'API key',
        help: 'Settings → API',
        env: ['MSP_TRACKER_API_KEY', 'TRACKER_KEY'],
        optional: false,
        source: 'file',
      },
      expect.objectContaining({ name: 'tracker.webhook', optional: true, source: null }),
    ]);
    const removed = await workshop.json(SecretChangeOutput, 'secret', 'remove', 'tracker.apiKey');
    expect(removed.document).toEqual({ name: 'tracker.apiKey', kept: 'file', warnings: [] });
    expect(await workshop.refused('secret', 'remove', 'tracker.apiKey')).toMatchObject({ code: 'MSP008' });
    expect((await workshop.msp('secret', 'list')).stdout).toMatch(
      /tracker\.apiKey {3}missing {3}API key\n.*→ Settings → API\. Then: msp secret set tracker\.apiKey/,
    );
  });

  it('shows no value anywhere', async () => {
    const { workshop } = await connected();
    await workshop.msp('start');
    await workshop.msp('decide', 'Use postgres');
    const told = await Promise.all(
      [
        ['secret', 'list'],
        ['secret', 'list', 'tracker', '--json'],
        ['plugin', 'info', 'tracker', '--debug'],
        ['queries', '--all'],
        ['outbox', 'list', '--json'],
        ['check', '--debug'],
        ['query', 'tracker', 'search', 'words=x', '--json'],
      ].map(async (words) => {
        const { stdout, stderr } = await workshop.msp(...words);
        return stdout + stderr;
      }),
    );
    const delivered = await workshop.msp('deliver', '--wait', '5', '--debug');
    const all = [...told, delivered.stdout, delivered.stderr, everything(workshop)].join('\n');
    expect(readFileSync(secretsFile(workshop), 'utf8')).toContain(KEY);
    for (const form of [KEY, encodeURIComponent(KEY), Buffer.from(KEY).toString('base64')])
      expect(all).not.toContain(form);
  });

  it('says that a value on the command line lands in the history, and never repeats it', async () => {
    const { workshop } = await connected();
    const { code, stdout, stderr } = await workshop.msp(
      'secret',
      'set',
      'tracker.apiKey',
      'open',
      'sesame',
      'now',
    );
    expect([code, stderr]).toEqual([0, expect.stringContaining('history of your shell')]);
    expect(stdout + stderr).not.toContain('sesame');
    expect(readFileSync(secretsFile(workshop), 'utf8')).toContain('"open sesame now"');
  });

  it('keeps one for all projects, under the one of the project', async () => {
    const { workshop, tool } = await connected();
    await workshop.msp('secret', 'remove', 'tracker.apiKey');
    const { stdout } = await workshop.run(['secret', 'set', 'tracker.apiKey', '--user'], { input: KEY });
    expect(stdout).toContain('for all your projects');
    await workshop.msp('check');
    expect(tool.asked.at(-1)?.authorization).toBe(`Bearer ${KEY}`);
    const here = await workshop.refused('secret', 'remove', 'tracker.apiKey');
    expect(here.hint).toContain('msp secret remove tracker.apiKey --user');
    expect((await workshop.msp('secret', 'remove', 'tracker.apiKey', '--user')).code).toBe(0);
  });

  it('tells of a variable that counts more', async () => {
    const { workshop } = await connected();
    workshop.env.TRACKER_KEY = 'from-the-environment';
    const set = await workshop.run(['secret', 'set', 'tracker.apiKey'], { input: KEY });
    expect(set.stderr).toMatch(/TRACKER_KEY is set, and counts more/);
    const { document } = await workshop.json(SecretListOutput, 'secret', 'list', 'tracker');
    expect(document.secrets[0]?.source).toBe('TRACKER_KEY');
  });

  it('lists what is kept and nobody asks for any more, and takes it out', async () => {
    const { workshop } = await connected();
    await workshop.msp('config', 'unset', 'plugins.tracker');
    const { document } = await workshop.json(SecretListOutput, 'secret');
    expect(document.secrets).toEqual([expect.objectContaining({ name: 'tracker.apiKey', source: 'file' })]);
    expect((await workshop.msp('secret', 'remove', 'tracker.apiKey')).code).toBe(0);
    expect((await workshop.msp('secret')).stdout).toBe('No connected tool asks for a secret.\n');
  });

  it('keeps one for a plugin that cannot be loaded, and says that the name was not checked', async () => {
    const { workshop } = await connected();
    workshop.write('tracker.ts', 'export default {');
    const { code, stderr } = await workshop.run(['secret', 'set', 'tracker.token'], { input: KEY });
    expect([code, stderr]).toEqual([0, expect.stringMatching(/tracker asks for token could not be checked/)]);
  });

  it.each([
    ['an unknown secret', ['set', 'tracker.apikey', '-'], 'MSP008', /asks for: apiKey, webhook/],
    ['an unknown plugin', ['set', 'linnear.apiKey', '-'], 'MSP008', /No plugin "linnear"/],
    ['an unknown plugin to list', ['list', 'linnear'], 'MSP008', /No plugin "linnear"/],
    ['no name', ['set'], 'MSP010', /needs the name/],
    ['a name without a dot', ['set', 'topmost'], 'MSP009', /a dot/],
    ['a name with odd letters', ['set', 'tracker.__proto__', '-'], 'MSP009', /a dot/],
    ['a value in the place of the name', ['remove', 'topmost-value/9'], 'MSP009', /a dot/],
    ['a value where none is taken', ['remove', 'tracker.apiKey', 'topmost'], 'MSP010', /takes no value/],
    ['one that is not kept', ['remove', 'tracker.webhook'], 'MSP008', /is not kept/],
  ])('refuses %s', async (_, words, code, message) => {
    const { workshop } = await connected();
    const refused = await workshop.refused('secret', ...words);
    expect(refused).toMatchObject({ code, exit: 64, message: expect.stringMatching(message) });
    expect(JSON.stringify(refused)).not.toContain('topmost');
  });

  it.each([
    ['nothing', ''],
    ['only a line break', '\n'],
    ['a line break within', `${KEY}\n${KEY}`],
    ['control characters', `${KEY}\u0007`],
    ['far too much', 'x'.repeat(100_000)],
  ])('refuses %s as a value, and keeps what was there', async (_, input) => {
    const { workshop } = await connected();
    const before = readFileSync(secretsFile(workshop), 'utf8');
    const { code, stdout, stderr } = await workshop.run(['secret', 'set', 'tracker.apiKey', '-'], { input });
    expect([code, stdout, stderr]).toEqual([64, '', expect.stringMatching(/^Error MSP009 .*The secret /)]);
    expect(stderr).not.toContain(KEY);
    expect(readFileSync(secretsFile(workshop), 'utf8')).toBe(before);
  });

  it('asks nobody where there is neither a terminal nor a pipe', async () => {
    const { workshop } = await connected();
    const { code, stderr } = workshop.shop.shell('msp secret set tracker.apiKey < /dev/null', workshop.env);
    expect([code, stderr]).toEqual([64, expect.stringMatching(/^Error MSP017 /)]);
  });

  it('says what is wrong with the file of secrets, and quotes nothing of it', async () => {
    const { workshop } = await connected();
    writeFileSync(secretsFile(workshop), `{ "${KEY}": `);
    for (const words of [['secret', 'list'], ['check'], ['plugin', 'info', 'tracker']]) {
      const { code, stdout, stderr } = await workshop.msp(...words);
      expect([3, 4]).toContain(code);
      expect(stdout + stderr).toContain('secrets.json is no JSON');
      expect(stdout + stderr).not.toContain(KEY);
    }
  });

  it('needs no project, no store and no configuration to say that there is none', async () => {
    const workshop = new Workshop();
    const { code, document } = await workshop.json(SecretListOutput, 'secret', 'list');
    expect([code, document.secrets]).toEqual([0, []]);
    workshop.write('tracker.ts', pluginCode());
    expect(
      (await workshop.json(SecretListOutput, 'secret', 'list', './tracker.ts')).document.secrets,
    ).toHaveLength(2);
  });
});
