import type { SourceFile } from './files.ts';

/** Home folders of nobody in particular, for examples. */
const nobody = 'you|me|user|username|name|someone|somebody|ada|grace|alice|bob';
const before = '(?<![\\w.~/:-])';
const machinePaths = [
  new RegExp(`${before}/(home|Users)/(?!(${nobody})\\b)[\\w.-]+`),
  new RegExp(`${before}/(root|work|workspace|mnt|opt/render|builds)/[\\w.-]+`),
  new RegExp(`\\b[A-Za-z]:\\\\+Users\\\\+(?!(${nobody})\\b)[\\w.-]+`),
];

/**
 * One sentence for every line that names the machine it was written on.
 * @param registries hosts of package registries: what is published must not depend on where it was installed from
 */
export function machineTraces(files: SourceFile[], registries: string[]): string[] {
  return files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => {
      const host = registries.find((each) => line.includes(each));
      const folder = machinePaths.map((pattern) => pattern.exec(line)?.[0]).find(Boolean);
      return [host, folder].filter(Boolean).map((trace) => `${path}:${index + 1} names ${trace}`);
    }),
  );
}

/** The host of a registry's address, unless it is this machine: tests publish to one of their own. */
export function registryHosts(addresses: string[]): string[] {
  const hosts = addresses.filter((address) => URL.canParse(address)).map((address) => new URL(address).host);
  return hosts.filter((host) => !/^(localhost|127\.|\[::1\])/.test(host));
}

/** Packages in a lockfile that are tied to a registry; links to workspaces are not. */
export function resolvedPackages(lockfile: string): string[] {
  const { packages } = JSON.parse(lockfile) as { packages: Record<string, { resolved?: string }> };
  return Object.entries(packages)
    .filter(([, entry]) => entry.resolved?.includes(':'))
    .map(([path, entry]) => `${path} is tied to ${entry.resolved}`);
}
