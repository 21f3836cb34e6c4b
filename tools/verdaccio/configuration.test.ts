import { expect, it } from 'vitest';
import { configuration, LOCAL_PACKAGES } from './configuration.ts';

const upstream = {
  registry: 'https://packages.example.com/',
  proxy: null,
  noProxy: '',
  strict: true,
  authorities: null,
};

it('packages of ours are asked of nobody else, and others cannot be published', () => {
  const { packages, uplinks } = JSON.parse(configuration('storage', upstream));
  expect(uplinks.upstream.url).toBe(upstream.registry);
  expect(Object.keys(packages)).toEqual([...LOCAL_PACKAGES, '**']);
  for (const pattern of LOCAL_PACKAGES) expect(packages[pattern].proxy, pattern).toBeUndefined();
  expect(packages['**']).toEqual({ access: '$all', proxy: 'upstream' });
});

it('it goes through the proxy that npm goes through', () => {
  const proxy = 'http://proxy.example.com:8080';
  expect(JSON.parse(configuration('storage', { ...upstream, proxy, noProxy: 'a,b' }))).toMatchObject({
    https_proxy: proxy,
    no_proxy: 'a,b',
  });
});
