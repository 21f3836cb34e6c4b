import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { base, load, projectFile, refused, userFile, write } from '../testing/configuration.js';

describe('layers', () => {
  it('without files and variables the defaults hold', async () => {
    const { config, sources, files, profile, warnings } = await load();
    expect(config).toEqual({
      project: 'shop',
      user: { name: 'ada', email: null },
      features: { sessionTimeout: 24, sessionWarning: 8, autoClipboard: false },
      detection: {
        decisions: { enabled: true, keywords: null },
        entities: { enabled: true, keywords: null },
        blockers: { enabled: true, keywords: null },
      },
      context: { days: 7, budget: 4000 },
      plugins: [],
      delivery: { background: true, idle: 30, wait: 10 },
      registries: [],
      git: { commitType: 'feat' },
    });
    expect(new Set(sources.map(({ source }) => source))).toEqual(new Set(['default']));
    expect({ files, profile, warnings }).toEqual({
      files: { project: projectFile(), user: userFile() },
      profile: null,
      warnings: [],
    });
  });

  it('flag before environment before project before user before default, setting by setting', async () => {
    write(userFile(), {
      project: 'of-user',
      user: { name: 'Grace' },
      features: { sessionWarning: 3, sessionTimeout: 30 },
    });
    write(projectFile(), { project: 'of-project', features: { sessionTimeout: 12 } });
    const env = { MSP_PROJECT: 'of-env', MSP_USER_EMAIL: 'grace@example.com' };
    const { config, sources } = await load({ env, flags: { project: 'of-flag' } });
    expect(config.project).toBe('of-flag');
    const of = (key: string) => sources.find((source) => source.key === key);
    expect(of('project')).toMatchObject({ source: 'flag', from: '--project' });
    expect(of('user.email')).toMatchObject({
      source: 'env',
      from: 'MSP_USER_EMAIL',
      value: 'grace@example.com',
    });
    expect(of('features.sessionTimeout')).toMatchObject({
      value: 12,
      source: 'project',
      from: projectFile(),
      profile: null,
    });
    expect(of('features.sessionWarning')).toMatchObject({ value: 3, source: 'user', from: userFile() });
    expect(of('context.days')).toEqual({
      key: 'context.days',
      value: 7,
      source: 'default',
      from: '',
      profile: null,
    });
    expect((await load({ env })).config.project).toBe('of-env');
    expect((await load()).config.project).toBe('of-project');
  });

  it('every setting has a variable', async () => {
    const env = {
      MSP_FEATURES_SESSION_TIMEOUT: '12.5',
      MSP_FEATURES_AUTO_CLIPBOARD: 'yes',
      MSP_DETECTION_BLOCKERS_ENABLED: 'false',
      MSP_DETECTION_DECISIONS_KEYWORDS: 'agreed, settled on',
      MSP_DETECTION_ENTITIES_KEYWORDS: '["made"]',
      MSP_CONTEXT_BUDGET: '900',
      MSP_GIT_COMMIT_TYPE: 'fix',
      MSP_PROJECT: '42',
      MSP_USER_NAME: '',
    };
    const { config } = await load({ env });
    expect(config).toMatchObject({
      project: '42',
      user: { name: 'ada' },
      features: { sessionTimeout: 12.5, autoClipboard: true },
      detection: {
        blockers: { enabled: false },
        decisions: { keywords: ['agreed', 'settled on'] },
        entities: { keywords: ['made'] },
      },
      context: { budget: 900 },
      git: { commitType: 'fix' },
    });
    expect((await load({ env: { ...env, MSP_NO_CLIPBOARD: '1' } })).config.features.autoClipboard).toBe(
      false,
    );
  });

  it('a variable with a bad value is named', async () => {
    const { message, hint } = await refused({ env: { MSP_FEATURES_SESSION_TIMEOUT: 'soon' } });
    expect(message).toBe(
      'MSP_FEATURES_SESSION_TIMEOUT: features.sessionTimeout must be a number, but is a text.',
    );
    expect(hint).toContain('MSP_FEATURES_SESSION_TIMEOUT');
    expect((await refused({ env: { MSP_CONTEXT_BUDGET: '7' } })).message).toContain('at least 100, but is 7');
  });

  it('a flag without a name is refused', async () => {
    await expect(load({ flags: { project: ' ' } })).rejects.toMatchObject({ code: 'MSP009' });
  });

  it.each([
    ['/srv/git/shop.git', 'shop'],
    ['/', 'project'],
    ['/home/you/.git', '.git'],
  ])('the project of %s is %s', async (root, project) => {
    expect((await load({ root })).config.project).toBe(project);
  });
});

describe('profiles', () => {
  beforeEach(() => {
    write(userFile(), {
      project: 'mine',
      context: { days: 1 },
      profiles: { work: { project: 'users-work', context: { days: 2, budget: 200 } } },
    });
    write(projectFile(), {
      context: { days: 3 },
      profiles: { work: { git: { commitType: 'chore' } }, home: {} },
    });
  });

  it('overlay the file they stand in', async () => {
    const { config, sources, profile } = await load({ env: { MSP_PROFILE: 'work' } });
    expect(config).toMatchObject({
      project: 'users-work',
      context: { days: 3, budget: 200 },
      git: { commitType: 'chore' },
    });
    expect(sources.find(({ key }) => key === 'git.commitType')).toMatchObject({
      source: 'project',
      profile: 'work',
    });
    expect(profile).toBe('work');
    expect((await load({ env: { MSP_PROFILE: 'work' }, flags: { profile: 'home' } })).config.project).toBe(
      'mine',
    );
  });

  it('an unknown one is refused, naming those there are', async () => {
    for (const name of ['wrok', 'constructor', '__proto__']) {
      expect((await refused({ flags: { profile: name } })).message).toBe(
        `There is no profile "${name}". There are: home, work.`,
      );
    }
  });
});

describe('MSP_CONFIG_PATH', () => {
  it('names another file in place of the project’s', async () => {
    write(projectFile(), { project: 'not-this' });
    write(join(base, 'other.json'), { project: 'this' });
    const { config, files } = await load({ env: { MSP_CONFIG_PATH: 'other.json' } });
    expect([config.project, files.project]).toEqual(['this', join(base, 'other.json')]);
  });

  it('must name a file, or no file on purpose', async () => {
    expect((await refused({ env: { MSP_CONFIG_PATH: 'gone.json' } })).message).toContain(
      join(base, 'gone.json'),
    );
    if (process.platform !== 'win32') {
      expect((await load({ env: { MSP_CONFIG_PATH: '/dev/null' } })).config.project).toBe('shop');
    }
  });
});

describe('plugins', () => {
  it('are put together setting by setting, the stronger file first', async () => {
    write(projectFile(), {
      plugins: { obsidian: { folders: { daily: 'Days' }, mode: 'generate' }, empty: {} },
    });
    write(userFile(), {
      plugins: { obsidian: { vault: '~/Notes', mode: 'mcp', folders: { daily: 'D', sessions: 'S' } } },
      profiles: { work: { plugins: { 'team-notes': { use: 'obsidian', enabled: false } } } },
    });
    const plain = await load();
    expect(plain.config.plugins).toEqual([
      {
        ...{ name: 'obsidian', use: 'obsidian', enabled: true, mode: 'generate' },
        settings: { vault: '~/Notes', folders: { daily: 'Days', sessions: 'S' } },
      },
      { name: 'empty', use: 'empty', enabled: true, mode: 'integrated', settings: {} },
    ]);
    expect(plain.sources).toContainEqual({
      ...{ key: 'plugins.obsidian.vault', value: '~/Notes', source: 'user', from: userFile(), profile: null },
    });
    const work = await load({ flags: { profile: 'work' } });
    expect(work.config.plugins.at(-1)).toEqual({
      ...{ name: 'team-notes', use: 'obsidian', enabled: false, mode: 'integrated', settings: {} },
    });
  });

  it.each([
    ['{"plugins":{"__proto__":{"use":"x"}}}', 'plugins'],
    ['{"plugins":{"Big":{}}}', 'plugins.Big'],
    ['{"plugins":{"../x":{}}}', 'plugins'],
    ['{"plugins":{"linear":{"mode":"send"}}}', 'plugins.linear.mode'],
    ['{"plugins":{"linear":{"enabled":"yes"}}}', 'plugins.linear.enabled'],
    ['{"plugins":[]}', 'plugins'],
  ])('%s is refused', async (text, named) => {
    write(projectFile(), text);
    expect((await refused()).message).toContain(named);
  });
});

it('registries of the environment are separated by white space or semicolons, and count in place of the files', async () => {
  write(projectFile(), { registries: ['./plugins.json', 'https://plugins.example.com/a,b.json'] });
  expect((await load()).config.registries).toEqual([
    './plugins.json',
    'https://plugins.example.com/a,b.json',
  ]);
  const MSP_REGISTRY = ' ./one.json;https://plugins.example.com/a,b.json\n~/three.json ';
  const { config, sources } = await load({ env: { MSP_REGISTRY } });
  expect(config.registries).toEqual(['./one.json', 'https://plugins.example.com/a,b.json', '~/three.json']);
  expect(sources.find(({ key }) => key === 'registries')).toMatchObject({
    source: 'env',
    from: 'MSP_REGISTRY',
  });
  expect((await load({ env: { MSP_REGISTRY: ';' } })).config.registries).toEqual([]);
});
