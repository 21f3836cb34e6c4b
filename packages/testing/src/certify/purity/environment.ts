import os from 'node:os';
import type { Replacement, Report } from './replacement.js';

/** What packages look up to decide how much they say, never what. */
const HARMLESS = new Set(['NODE_ENV', 'NODE_DEBUG', 'DEBUG', 'LOG_STREAM', 'LOG_TOKENS']);
const MACHINE = ['hostname', 'userInfo', 'homedir', 'tmpdir', 'networkInterfaces', 'uptime'] as const;

/** An environment that tells when it is looked at. */
export function environment(report: Report): Replacement[] {
  const env = new Proxy(process.env, {
    get(target, name) {
      if (typeof name === 'string' && !HARMLESS.has(name)) report(`read the environment (${name})`);
      return Reflect.get(target, name) as unknown;
    },
    has(target, name) {
      if (typeof name === 'string' && !HARMLESS.has(name)) report(`read the environment (${name})`);
      return Reflect.has(target, name);
    },
    ownKeys(target) {
      report('read the environment (all of it)');
      return Reflect.ownKeys(target);
    },
  });
  return [
    { holder: process, name: 'env', value: env },
    ...MACHINE.map((name) => {
      const ask = os[name] as () => unknown;
      const value = () => {
        report(`asked the machine (os.${name})`);
        return ask();
      };
      return { holder: os, name, value };
    }),
  ];
}
