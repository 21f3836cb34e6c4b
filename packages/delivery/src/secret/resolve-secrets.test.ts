import type { Manifest } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { resolveSecrets, secretVariable } from './resolve-secrets.js';
import type { KeptSecret } from './secret-store.js';

const describedSecret = { label: 'Key', help: 'Settings → Keys', env: ['TOOL_KEY', 'TOOL_TOKEN'] };
const manifest: Pick<Manifest, 'secrets'> = {
  secrets: { apiKey: describedSecret, password: { ...describedSecret, env: [], optional: true } },
};

async function resolve(env: Record<string, string>, kept: Partial<KeptSecret>[] = [], asked = manifest) {
  let looks = 0;
  const all = async (plugin: string) => {
    looks += 1;
    const entries = kept.map(
      (each) =>
        ({ scope: 'user', plugin, secret: 'apiKey', kept: 'file', value: 'x', ...each }) as KeptSecret,
    );
    return new Map(entries.map((each) => [each.secret, each]));
  };
  return { ...(await resolveSecrets({ name: 'my-tool', manifest: asked, env, keep: { all } })), looks };
}

describe('resolveSecrets', () => {
  it.each([
    [{ MSP_MY_TOOL_API_KEY: 'own', TOOL_KEY: 'a', TOOL_TOKEN: 'b' }, 'own', 'MSP_MY_TOOL_API_KEY'],
    [{ TOOL_KEY: ' a\n', TOOL_TOKEN: 'b' }, 'a', 'TOOL_KEY'],
    [{ MSP_MY_TOOL_API_KEY: ' ', TOOL_KEY: '', TOOL_TOKEN: 'b' }, 'b', 'TOOL_TOKEN'],
  ])('takes the best variable: %j', async (env, value, variable) => {
    const found = await resolve(env as Record<string, string>, [{ value: 'kept' }]);
    expect(found).toMatchObject({ secrets: { apiKey: value }, missing: [] });
    expect(found.sources.apiKey).toEqual({ from: 'environment', variable });
  });

  it('else what is kept', async () => {
    const found = await resolve({}, [{ value: 'kept', kept: 'keychain', scope: 'store-1' }]);
    expect(found).toMatchObject({ secrets: { apiKey: 'kept' }, missing: [] });
    expect(found.sources).toEqual({ apiKey: { from: 'keychain', scope: 'store-1' } });
  });

  it('does not look at what is kept where the environment gives everything, or nothing is wanted', async () => {
    const env = { TOOL_KEY: 'a', MSP_MY_TOOL_PASSWORD: 'b' };
    expect(await resolve(env)).toMatchObject({ looks: 0, secrets: { apiKey: 'a', password: 'b' } });
    expect(await resolve({}, [], {})).toMatchObject({ looks: 0, secrets: {}, missing: [] });
  });

  it('tells what is missing, how it is called, where to get it and where to put it', async () => {
    const { missing } = await resolve({});
    const expected = {
      name: 'apiKey',
      label: 'Key',
      help: 'Settings → Keys',
      env: ['MSP_MY_TOOL_API_KEY', 'TOOL_KEY', 'TOOL_TOKEN'],
    };
    expect(missing).toEqual([expected]);
    const locked = await resolve({}, [{ kept: 'keychain', value: null }]);
    expect(locked.missing).toEqual([{ ...expected, problem: 'the keychain does not give it now' }]);
    expect(locked.secrets).toEqual({});
  });

  it.each([
    ['linear', 'apiKey', 'MSP_LINEAR_API_KEY'],
    ['my-tool', 'token', 'MSP_MY_TOOL_TOKEN'],
    ['x2', 'oauth2ClientSecret', 'MSP_X2_OAUTH2_CLIENT_SECRET'],
  ])('the variable of %s %s', (plugin, secret, variable) =>
    expect(secretVariable(plugin, secret)).toBe(variable),
  );
});
