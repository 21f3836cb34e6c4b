import { CATALOG, CommandHelpOutput, HelpOutput, VersionOutput } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from './commands/table.js';
import { sandbox, started } from './testing/sandbox.js';

describe('help', () => {
  it('msp alone says enough to begin', () => {
    const { code, stdout, stderr } = sandbox().msp();
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.split('\n').length).toBeLessThan(15);
    expect(stdout).toContain('msp start');
  });

  it('names every command, in help, --help and JSON', () => {
    const shop = sandbox();
    const { stdout } = shop.msp('help');
    for (const { name, summary } of COMMANDS)
      expect(stdout).toMatch(new RegExp(`^ {2}${name} +\\w? +${summary}`, 'm'));
    expect(shop.msp('--help').stdout).toBe(stdout);
    expect(shop.msp('-h').stdout).toBe(stdout);
    expect(shop.json(HelpOutput, 'help').commands.map(({ name }) => name)).toEqual(
      COMMANDS.map(({ name }) => name),
    );
    expect(shop.json(HelpOutput).commands).toHaveLength(COMMANDS.length);
  });

  it.each(COMMANDS.map(({ name }) => name))('msp %s --help has usage and examples', (name) => {
    const shop = sandbox();
    const { code, stdout, stderr } = shop.msp(name, '--help');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain(`\n  msp ${name}`);
    expect(stdout).toMatch(/\nExamples\n/);
    for (const line of stdout.split('\n'))
      expect(line.length, line).toBeLessThanOrEqual(line.startsWith('  msp') ? 120 : 80);
    expect(shop.msp('help', name).stdout).toBe(stdout);
    expect(shop.json(CommandHelpOutput, name, '-h').examples.length).toBeGreaterThan(0);
  });

  it('an alias is the command', () => {
    const shop = sandbox();
    const aliases = COMMANDS.filter(({ alias }) => alias).map(({ alias, name }) => `${alias}=${name}`);
    expect(aliases.sort().join(' ')).toBe('b=block c=context d=decide e=end r=resolve s=start u=update');
    expect(shop.msp('u', '-h').stdout).toBe(shop.msp('update', '-h').stdout);
  });

  it('version, with a command or without', () => {
    const shop = sandbox();
    const { version } = shop.json(VersionOutput, 'version');
    for (const words of [['--version'], ['-V'], ['version'], ['update', '--version']]) {
      expect(shop.msp(...words).stdout).toMatch(`msp ${version} (Node.js `);
    }
    expect(shop.msp('version', '--quiet').stdout).toBe(`${version}\n`);
  });
});

describe('what cannot be understood', () => {
  it.each([
    [['stauts'], 'Did you mean msp status?'],
    [['xyzzy'], 'msp help'],
    [['update', 'x', '--tgas', 'a'], 'Did you mean --tags?'],
    [['--bogus'], 'has no option'],
    [['status', 'now'], 'msp status --help'],
    [['help', 'stauts'], 'Did you mean msp status?'],
    [['constructor'], 'msp help'],
    [['__proto__'], 'msp help'],
    [['status', '--toString'], 'has no option'],
    [['\u001b[31mred'], '␛[31mred'],
  ])('%j', (words, text) => {
    const { code, stdout, stderr } = sandbox().msp(...words);
    expect([code, stdout]).toEqual([64, '']);
    expect(stderr).toMatch(/^Error MSP010 {2}/);
    expect(stderr).toContain(text);
    expect(stderr).not.toMatch(/ at .*\.js/);
    expect(stderr).not.toContain('\u001b');
  });

  it('is JSON where JSON was asked for, wherever that stands', () => {
    const shop = sandbox();
    for (const words of [
      ['--json', 'stauts'],
      ['stauts', '--json'],
      ['update', '--json', '--bogus'],
      ['--json', '--cwd'],
    ]) {
      const { code, stdout, stderr } = shop.msp(...words);
      expect([code, stderr]).toEqual([64, '']);
      expect(JSON.parse(stdout)).toEqual({
        error: { code: 'MSP010', message: expect.any(String), hint: expect.any(String) },
      });
    }
    expect(shop.msp('update', '--', '--json').stdout).toBe('');
  });
});

describe('options of every command', () => {
  it('--cwd works as if started there', () => {
    const shop = started();
    expect(shop.run(['--cwd', 'shop', 'status', '-q'], { cwd: shop.base }).stdout).toMatch(/^ACTIVE/);
    expect(shop.run(['status', '-q', `--cwd=${shop.project}`], { cwd: '/' }).stdout).toMatch(/^ACTIVE/);
    expect(shop.msp('status', '--cwd', 'nowhere').stderr).toMatch(/^Error MSP009 .*nowhere/);
  });

  it('MSP_STATE_DIR keeps the state elsewhere', () => {
    const shop = sandbox();
    const env = { MSP_STATE_DIR: shop.base };
    shop.run(['start'], { env });
    expect(shop.run(['status', '-q'], { env }).stdout).toMatch(/^ACTIVE/);
    expect(shop.msp('status', '-q').stdout).toBe('IDLE\n');
  });

  it('--debug shows where an error came from, on stderr only', () => {
    const shop = sandbox();
    for (const trace of [
      shop.msp('end', '--debug', '--json'),
      shop.run(['end', '--json'], { env: { MSP_DEBUG: '1' } }),
    ]) {
      expect(JSON.parse(trace.stdout).error.code).toBe('MSP002');
      expect(trace.stderr).toMatch(/\n\s+at /);
    }
  });

  it('--quiet still tells errors', () => {
    expect(sandbox().msp('end', '--quiet').stderr).toMatch(/^Error MSP002/);
  });

  it('colours only where they are wanted', () => {
    const shop = started();
    const coloured = (env: Record<string, string>, ...words: string[]) =>
      shop.run(['status', ...words], { env }).stdout.includes('\u001b[');
    expect(coloured({})).toBe(false);
    expect(coloured({ FORCE_COLOR: '1' })).toBe(true);
    expect(coloured({ FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false);
    expect(coloured({ FORCE_COLOR: '1' }, '--no-color')).toBe(false);
    expect(shop.run(['end', '--json'], { env: { FORCE_COLOR: '1' } }).stdout).not.toContain('\u001b');
  });
});

describe('a reader that goes away', () => {
  it.each([
    'msp help | head -1',
    'msp status | true',
    'msp help | head -c 1',
    'msp export | true',
    'msp status --json | true',
  ])('%s is no error', (line) => {
    const { stderr } = started().shell(line.replace(' |', '; echo "code $?" >&2) |').replace(/^/, '('));
    expect(stderr).toBe('code 0\n');
  });
});

it('every error code has an exit code that the documentation knows', () => {
  expect(Object.values(CATALOG).every(({ exit }) => [0, 1, 2, 3, 4, 5, 64, 70].includes(exit))).toBe(true);
});
