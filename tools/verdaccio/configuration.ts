/** What Verdaccio is told: which packages it keeps itself, and where it asks for all others. */
import { execFileSync } from 'node:child_process';

/** How npm reaches its registry on this machine. Nothing of it is ever written into the repository. */
export interface Upstream {
  readonly registry: string;
  readonly proxy: string | null;
  readonly noProxy: string;
  readonly strict: boolean;
  /** A file with the authorities that npm trusts beside the usual ones. */
  readonly authorities: string | null;
}

/** Reads it from npm. Tokens are not read: npm keeps them to itself, so the registry has to be one that all may read. */
export function upstream(): Upstream {
  const listed = execFileSync('npm', ['config', 'list', '--json', '--long'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const config = JSON.parse(listed) as Record<string, unknown>;
  const text = (key: string) => (typeof config[key] === 'string' && config[key] ? config[key] : null);
  return {
    registry: text('registry') ?? '',
    proxy: text('https-proxy') ?? text('proxy'),
    noProxy: [config.noproxy].flat().filter(Boolean).join(','),
    strict: config['strict-ssl'] !== false,
    authorities: text('cafile'),
  };
}

/** Packages of ours and of those who write plugins: Verdaccio never asks anybody else for them. */
export const LOCAL_PACKAGES = [
  '@msp/*',
  'create-msp-plugin',
  'msp-plugin-*',
  '*-msp-plugin-*',
  '@*/msp-plugin-*',
];

/** The configuration as JSON, which is YAML too. Whoever reaches the port may publish: it is on the loopback only. */
export function configuration(storage: string, { registry, proxy, noProxy, strict }: Upstream): string {
  const everybody = { access: '$all', publish: '$all', unpublish: '$all' };
  return JSON.stringify({
    storage,
    web: { enable: false },
    auth: { htpasswd: { file: `${storage}/htpasswd`, max_users: -1 } },
    uplinks: {
      upstream: { url: registry, strict_ssl: strict, timeout: '60s', maxage: '1h', max_fails: 20 },
    },
    packages: {
      ...Object.fromEntries(LOCAL_PACKAGES.map((pattern) => [pattern, everybody])),
      '**': { access: '$all', proxy: 'upstream' },
    },
    max_body_size: '50mb',
    ...(proxy && { http_proxy: proxy, https_proxy: proxy, no_proxy: noProxy }),
    log: { type: 'stdout', format: 'json', level: 'warn' },
  });
}
