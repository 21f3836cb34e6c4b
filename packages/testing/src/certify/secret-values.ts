import type { Operation, Plugin } from '@msp/protocol';

/** Unlike anything that a person writes. */
const MADE_UP = 'zk7Qw93LmXr5Tb2V';

/**
 * A value for each secret of the manifest: the given one, or one that is made up. One that operations use as an address
 * is an address of the plugin's first host.
 */
export function secretValues(
  { manifest }: Plugin,
  given: Readonly<Record<string, string>> = {},
  operations: readonly Operation[],
): Record<string, string> {
  const addresses = new Set(operations.flatMap(({ query }) => addressSecret(query)));
  const host = (manifest.hosts[0] ?? 'localhost').replace(/^\*\./, 'any.');
  return Object.fromEntries(
    Object.keys(manifest.secrets ?? {}).map((name) => {
      const value = `${MADE_UP}${name}`;
      return [name, given[name] ?? (addresses.has(name) ? `https://${host}/${value}` : value)];
    }),
  );
}

/** The secret with which the address of a request begins. */
function addressSecret(query: Operation['query']): string[] {
  if (!('request' in query)) return [];
  const { url } = query.request;
  const first = Array.isArray(url) ? url[0] : url;
  return typeof first === 'object' && '$secret' in first && !first.before ? [first.$secret] : [];
}
