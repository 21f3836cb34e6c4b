import {
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getSetting, setSetting, unsetSetting, validateConfigFile } from './change.js';
import { loadConfig } from './load.js';

let base: string;
let file: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'msp-change-'));
  file = join(base, 'config.json');
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

const text = () => readFileSync(file, 'utf8');
const set = (key: string, value: string) => setSetting({ file, key, value });
const unset = (key: string) => unsetSetting({ file, key });

describe('setSetting', () => {
  it('makes the file, and folders above it', async () => {
    file = join(base, 'a', 'b', 'config.json');
    expect(await set('features.sessionTimeout', '12')).toMatchObject({
      before: undefined,
      after: 12,
      problems: [],
    });
    expect(text()).toBe('{\n  "features": {\n    "sessionTimeout": 12\n  }\n}\n');
    expect(readdirSync(join(base, 'a', 'b'))).toEqual(['config.json']);
  });

  it('keeps comments, order and layout', async () => {
    writeFileSync(
      file,
      '{\r\n\t// why\r\n\t"git": { "commitType": "fix", }, // here\r\n\t"project": "a",\r\n}\r\n',
    );
    await set('project', 'b');
    await set('context.days', '3');
    expect(text()).toBe(
      '{\r\n\t// why\r\n\t"git": { "commitType": "fix", }, // here\r\n\t"project": "b",\r\n\t"context": {\r\n\t\t"days": 3\r\n\t},\r\n}\r\n',
    );
  });

  it.each([
    ['project', '12', '12'],
    ['features.autoClipboard', 'on', true],
    ['features.sessionTimeout', '0.5', 0.5],
    ['detection.blockers.keywords', 'halted, jammed', ['halted', 'jammed']],
    ['detection.blockers.keywords', '[]', []],
    ['detection.blockers', '{"enabled":false}', { enabled: false }],
    ['profiles.work.project', 'shop', 'shop'],
    ['profiles.work', '{}', {}],
    ['$schema', './schema.json', './schema.json'],
  ])('%s %s is %j', async (key, value, after) => {
    expect((await set(key, value)).after).toEqual(after);
    expect(await validateConfigFile(file)).toEqual([]);
  });

  it.each([
    ['features.sessionTimeout', '-1', 'must be greater than 0, but is -1'],
    ['features.sessionTimeout', 'long', 'must be a number'],
    ['features.autoClipboard', 'maybe', 'must be true or false'],
    ['context.budget', '100.5', 'must be a whole number'],
    ['git.commitType', 'feature', 'must be one of feat'],
    ['user.email', 'ada', 'must be an e-mail address'],
    ['project', '', 'must not be empty'],
    ['project', 'x'.repeat(201), 'at most 200 characters'],
    ['features', '3', 'must be an object'],
    ['feature.sessionTimeout', '3', 'Did you mean features.sessionTimeout?'],
    ['sessionTimeout', '3', 'Did you mean features.sessionTimeout?'],
    ['profiles.work.projct', 'a', 'Did you mean profiles.work.project?'],
    ['project.name', 'a', 'There is no setting project.name'],
    ['profiles.__proto__.project', 'a', 'There is no setting'],
    ['__proto__.project', 'a', 'There is no setting'],
    ['constructor', 'a', 'There is no setting'],
    ['', 'a', 'There is no setting'],
  ])('%s %s is refused: %s', async (key, value, reason) => {
    writeFileSync(file, '{ "project": "kept" }');
    await expect(set(key, value)).rejects.toMatchObject({
      code: 'MSP009',
      message: expect.stringContaining(reason),
    });
    expect(text()).toBe('{ "project": "kept" }');
  });

  it('can mend a file, and says what else is wrong with it', async () => {
    writeFileSync(file, '{"features":{"sessionTimeout":"x"},"git":{"commitType":"y"}}');
    const { problems } = await set('features.sessionTimeout', '5');
    expect(problems.map(({ key }) => key)).toEqual(['git.commitType']);
  });

  it.each(['{ "project": 1 "git": 2 }', '[1]', '{"project":"a","project":"b"}', '{"features":7}'])(
    'leaves %s alone',
    async (before) => {
      writeFileSync(file, before);
      await expect(
        set(before.includes('7') ? 'features.sessionTimeout' : 'project', '3'),
      ).rejects.toMatchObject({ code: 'MSP003' });
      expect(text()).toBe(before);
    },
  );

  it('an empty file is begun anew, a symbolic link stays one', async () => {
    writeFileSync(join(base, 'real.json'), '');
    symlinkSync(join(base, 'real.json'), file);
    await set('project', 'a');
    expect(lstatSync(file).isSymbolicLink()).toBe(true);
    expect(JSON.parse(readFileSync(join(base, 'real.json'), 'utf8'))).toEqual({ project: 'a' });
  });

  it('a place that cannot be written is named', async () => {
    writeFileSync(join(base, 'taken'), '');
    file = join(base, 'taken', 'config.json');
    await expect(set('project', 'a')).rejects.toMatchObject({ code: 'MSP012' });
  });
});

describe('unsetSetting', () => {
  it('takes a setting out, with a comma that would be left over', async () => {
    writeFileSync(
      file,
      '{\n  "features": {\n    "sessionTimeout": 2, // short\n  },\n  "project": "a",\n}\n',
    );
    expect(await unset('features.sessionTimeout')).toMatchObject({ before: 2, after: undefined });
    await unset('project');
    const loaded = await loadConfig({
      stateDirectory: base,
      root: base,
      env: {},
      userConfigPath: join(base, 'no'),
      accountName: 'a',
    });
    expect(loaded.config.features.sessionTimeout).toBe(24);
    expect(await validateConfigFile(file)).toEqual([]);
  });

  it('what is not there stays away, and no file is made', async () => {
    expect(await unset('project')).toMatchObject({ before: undefined, after: undefined });
    expect(readdirSync(base)).toEqual([]);
    await expect(unset('projct')).rejects.toMatchObject({ code: 'MSP009' });
  });
});

it('getSetting gives a setting or a group of them', async () => {
  const loaded = await loadConfig({
    stateDirectory: base,
    root: base,
    env: {},
    userConfigPath: join(base, 'no'),
    accountName: 'a',
  });
  expect(getSetting(loaded, 'features.sessionTimeout')).toBe(24);
  expect(getSetting(loaded, 'context')).toEqual({ days: 7, budget: 4000 });
  expect(getSetting(loaded, 'user.email')).toBe(null);
  for (const key of ['nope', 'features.nope', '__proto__', 'constructor.name', '']) {
    expect(() => getSetting(loaded, key)).toThrow(expect.objectContaining({ code: 'MSP009' }));
  }
});

it('validateConfigFile lists every problem with its place, and throws for none', async () => {
  expect(await validateConfigFile(file)).toEqual([]);
  writeFileSync(
    file,
    '{\n  "git": { "commitType": "feta" },\n  "detection": { "blockers": { "keywords": ["a", 1] } }\n}',
  );
  expect(await validateConfigFile(file)).toEqual([
    {
      key: 'detection.blockers.keywords.1',
      message: 'detection.blockers.keywords, item 2, must be a text, but is 1.',
      line: 3,
      column: 50,
    },
    { key: 'git.commitType', message: expect.stringContaining('(did you mean feat?)'), line: 2, column: 12 },
  ]);
  writeFileSync(file, '{ oops');
  expect(await validateConfigFile(file)).toMatchObject([{ key: '', line: 1, column: 3 }]);
  writeFileSync(file, Buffer.from('\uFEFF{}', 'utf16le'));
  expect(await validateConfigFile(file)).toMatchObject([
    { message: expect.stringContaining('UTF-16'), line: null },
  ]);
});
