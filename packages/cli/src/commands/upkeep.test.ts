import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ConfigChangeOutput,
  ConfigGetOutput,
  ConfigOutput,
  ConfigTestOutput,
  DiagnoseOutput,
  InitOutput,
  RepairOutput,
  StatusOutput,
  ValidateOutput,
} from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import type { Sandbox } from '../testing/run.js';
import { sandbox, started } from '../testing/sandbox.js';

const fileOf = (shop: Sandbox) => join(shop.project, '.msp', 'config.json');

describe('msp init', () => {
  it('makes the folder and a configuration that editors understand, once', () => {
    const shop = sandbox();
    const first = shop.json(InitOutput, 'init');
    expect(first.made).toEqual([first.stateDirectory, first.config]);
    const { $schema } = JSON.parse(readFileSync(fileOf(shop), 'utf8'));
    const schema = JSON.parse(readFileSync(join(shop.project, '.msp', $schema), 'utf8'));
    expect(Object.keys(schema.properties)).toContain('features');
    writeFileSync(fileOf(shop), '{ "project": "Web shop" }');
    expect(shop.json(InitOutput, 'init').made).toEqual([]);
    expect(readFileSync(fileOf(shop), 'utf8')).toContain('Web shop');
    expect(shop.msp('init').stdout).toMatch(/^Everything is there already/);
  });

  it('leaves no store, so that reading still finds none', () => {
    const shop = sandbox();
    shop.msp('init');
    expect(shop.json(StatusOutput, 'status').state).toBe('IDLE');
    expect(shop.msp('update', 'x').code).toBe(1);
    expect(shop.shell('ls -A .msp').stdout).toBe('.gitignore\nconfig.json\nconfig.schema.json\n');
  });
});

describe('msp config', () => {
  it('shows every setting and where it comes from', () => {
    const shop = sandbox();
    shop.msp('config', 'set', 'features.sessionTimeout', '12');
    shop.msp('config', 'set', 'user.name', 'Ada Lovelace', '--user');
    const { settings, files } = shop.json(ConfigOutput, 'config');
    const of = (key: string) => settings.find((setting) => setting.key === key);
    expect(of('features.sessionTimeout')).toMatchObject({
      value: 12,
      source: 'project',
      from: files.project,
    });
    expect(of('user.name')).toMatchObject({ value: 'Ada Lovelace', source: 'user', from: files.user });
    expect(of('context.budget')).toMatchObject({ value: 4000, source: 'default' });
    const fromVariable = shop.run(['config', 'show'], { env: { MSP_PROJECT: 'From env' } }).stdout;
    expect(fromVariable).toMatch(/^ {2}project +From env +MSP_PROJECT$/m);
    expect(shop.msp('config', 'show', '--project', 'Flag').stdout).toMatch(/^ {2}project +Flag +flag$/m);
  });

  it('gets, sets and unsets single settings', () => {
    const shop = sandbox();
    expect(shop.json(ConfigGetOutput, 'config', 'get', 'context.days')).toMatchObject({
      value: 7,
      source: 'default',
    });
    const set = shop.json(ConfigChangeOutput, 'config', 'set', 'context.days', '14');
    expect([set.before, set.after]).toEqual([null, 14]);
    expect(shop.msp('config', 'get', 'context.days').stdout).toBe('14\n');
    expect(shop.json(ConfigGetOutput, 'config', 'get', 'context')).toMatchObject({
      value: { days: 14 },
      source: null,
    });
    const unset = shop.json(ConfigChangeOutput, 'config', 'unset', 'context.days');
    expect([unset.before, unset.after]).toEqual([14, null]);
  });

  it('keeps settings of a profile', () => {
    const shop = sandbox();
    shop.msp('config', 'set', 'context.days', '14', '--profile', 'slow');
    expect(shop.msp('config', 'get', 'context.days').stdout).toBe('7\n');
    expect(shop.msp('config', 'get', 'context.days', '--profile', 'slow').stdout).toBe('14\n');
    expect(shop.run(['config', 'get', 'context.days'], { env: { MSP_PROFILE: 'slow' } }).stdout).toBe('14\n');
  });

  it.each([
    [['set', 'context.days', 'many'], 'MSP009'],
    [['set', 'contxt.days', '3'], 'MSP009'],
    [['get', 'contxt.days'], 'MSP009'],
    [['get'], 'MSP010'],
    [['set', 'context.days'], 'MSP010'],
    [['unset'], 'MSP010'],
    [['show', 'context.days'], 'MSP010'],
    [['get', 'context.days', '3'], 'MSP010'],
    [['set', 'project', 'Web', 'shop'], 'MSP010'],
    [['destroy'], 'MSP009'],
    [['edit'], 'MSP017'],
  ])('%j is %s', (words, code) => {
    const { code: exit, stdout } = sandbox().msp('config', ...words, '--json');
    expect([exit, JSON.parse(stdout).error.code]).toEqual([64, code]);
  });

  it('tests the files, and set and unset mend them', () => {
    const shop = sandbox();
    mkdirSync(join(shop.project, '.msp'));
    writeFileSync(fileOf(shop), '{\n  "features": { "sessionTimeout": "long" }\n}\n');
    const { code, stdout } = shop.msp('config', 'test', '--json');
    const { valid, files } = ConfigTestOutput.parse(JSON.parse(stdout));
    expect([code, valid, files[0]?.problems[0]?.line]).toEqual([3, false, 2]);
    expect(shop.msp('status').stderr).toMatch(/^Error MSP003 /);
    expect(shop.msp('config', 'unset', 'features.sessionTimeout').code).toBe(0);
    expect(shop.json(ConfigTestOutput, 'config', 'test').valid).toBe(true);
    expect(shop.msp('config', 'test').stdout).toMatch(/✓ .*config\.json/);
  });
});

describe('msp validate, repair and diagnose', () => {
  it('a sound store', () => {
    const shop = started();
    shop.msp('update', 'x');
    expect(shop.json(ValidateOutput, 'validate')).toMatchObject({
      valid: true,
      problems: [],
      statistics: { events: 2, sessions: 1 },
    });
    expect(shop.json(RepairOutput, 'repair')).toMatchObject({
      outcome: 'sound',
      quarantine: null,
      events: 2,
    });
    const { healthy, checks } = shop.json(DiagnoseOutput, 'diagnose');
    expect(healthy).toBe(true);
    expect(checks.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Program', 'Configuration', 'Store', 'Git', 'Clipboard']),
    );
    expect(shop.msp('diagnose').stdout).toMatch(/^ {2}✓ {2}Program +msp \d/);
  });

  it('no store: nothing is made', () => {
    const shop = sandbox();
    expect(shop.json(ValidateOutput, 'validate').valid).toBe(true);
    expect(shop.json(DiagnoseOutput, 'diagnose').healthy).toBe(true);
    expect(JSON.parse(shop.msp('repair', '--json').stdout).error.code).toBe('MSP008');
    expect(shop.shell('ls -A').stdout).toBe('');
  });

  it('a damaged store is told, rebuilt, and what was there is put aside', () => {
    const shop = started('--goal', 'Login works');
    shop.msp('update', 'JWT works', '45');
    const path = join(shop.project, '.msp', 'msp.db');
    const bytes = readFileSync(path);
    bytes.fill(0x78, 0, 100);
    writeFileSync(path, bytes);
    const { code, stderr } = shop.msp('status');
    expect([code, stderr]).toEqual([5, expect.stringMatching(/^Error MSP005 .*\n.*msp repair\n$/)]);
    const diagnosed = shop.msp('diagnose', '--json');
    expect([diagnosed.code, DiagnoseOutput.parse(JSON.parse(diagnosed.stdout)).healthy]).toEqual([5, false]);
    const { outcome, quarantine, events, sessions } = shop.json(RepairOutput, 'repair');
    expect([outcome, events, sessions]).toEqual(['rebuilt', 2, 1]);
    expect(statSync(join(shop.project, '.msp', quarantine ?? '', 'msp.db')).size).toBe(bytes.length);
    expect(shop.json(StatusOutput, 'status').session).toMatchObject({ goal: 'Login works', endProgress: 45 });
    expect(shop.msp('update', 'goes on').code).toBe(0);
    expect(shop.json(ValidateOutput, 'validate').valid).toBe(true);
  });

  it('a lost store comes back from the archive', () => {
    const shop = started();
    shop.msp('update', 'JWT works', '45');
    shop.msp('end', '--summary', 'Login works');
    shop.shell('rm .msp/msp.db*');
    expect(shop.msp('repair').stdout).toMatch(/^The store was rebuilt\.\n/);
    expect(shop.msp('sessions').stdout).toMatch(/completed {2}shop .*45%.*\n {4}Login works/);
  });
});
