import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { environmentFor } from './client-environment.js';

it('what the package manager that started this told it is not passed on; what a person has set is', () => {
  const env = environmentFor({
    ...{
      PATH: '/bin',
      npm_config_registry: 'https://r.example.com',
      npm_config_cache: '/c',
      npm_config_userconfig: '/u',
    },
    ...{
      npm_config_global: 'true',
      npm_config_prefix: '/p',
      npm_config_package_lock: 'false',
      npm_lifecycle_event: 'x',
    },
    ...{
      npm_config_ignore_scripts: 'false',
      npm_package_name: 'x',
      npm_config_workspace: 'a',
      npm_config_omit: 'peer',
    },
    ...{
      npm_config_dry_run: 'true',
      npm_config_json: 'true',
      npm_config_fetch_retries: '5',
      UNSET: undefined,
    },
  });
  expect(env).toMatchObject({
    ...{
      PATH: '/bin',
      npm_config_registry: 'https://r.example.com',
      npm_config_cache: '/c',
      npm_config_userconfig: '/u',
    },
    ...{ npm_config_ignore_scripts: 'true', npm_config_fetch_retries: '5', NO_COLOR: '1' },
  });
  for (const name of ['global', 'prefix', 'package_lock', 'workspace', 'omit', 'dry_run', 'json'])
    expect(env).not.toHaveProperty(`npm_config_${name}`);
  for (const name of ['npm_lifecycle_event', 'npm_package_name', 'UNSET'])
    expect(env).not.toHaveProperty(name);
});

it("what keeps code from running is nobody else's to say", () => {
  const env = environmentFor({
    ...{ NPM_CONFIG_GIT: '/tmp/git', 'npm_config_allow-git': 'all', GIT_ALLOW_PROTOCOL: 'file' },
    ...{ YARN_IGNORE_PATH: '0', NPM_CONFIG_IGNORE_SCRIPTS: 'false' },
  });
  expect(env).toMatchObject({
    ...{ npm_config_allow_git: 'none', npm_config_ignore_scripts: 'true' },
    ...{ GIT_ALLOW_PROTOCOL: 'none', YARN_IGNORE_PATH: '1' },
  });
  expect(existsSync(env.npm_config_git ?? '/')).toBe(false);
  for (const name of ['NPM_CONFIG_GIT', 'npm_config_allow-git', 'NPM_CONFIG_IGNORE_SCRIPTS'])
    expect(env).not.toHaveProperty([name]);
});
