/** Which hosts a plugin may reach: those that its manifest names, and those in the addresses that a person has set. Pure. */
import type { Manifest } from '@msp/protocol';

/** One host that may be reached. */
export interface HostRule {
  /** As `URL.hostname` writes it, or `*.` and a name for everything below that name. */
  readonly host: string;
  readonly port: string;
  /** Null where the address speaks another language than HTTP: https is let through then, plain http on this machine only. */
  readonly protocol: 'https:' | 'http:' | null;
}

/** The ports of addresses that name none. */
const PORTS: ReadonlyMap<string, string> = new Map([
  ['https:', '443'],
  ['wss:', '443'],
  ['http:', '80'],
  ['ws:', '80'],
  ...['bolt:', 'bolt+s:', 'bolt+ssc:', 'neo4j:', 'neo4j+s:', 'neo4j+ssc:'].map(
    (protocol) => [protocol, '7687'] as const,
  ),
]);

/**
 * The hosts of a plugin. A host of the manifest means https on port 443; an address of the settings means its host and its port,
 * and where it is http or https also that.
 *
 * That a name which is allowed may lead to an address within a private network is not looked at: names of companies do.
 *
 * @param settings as the plugin's schema gave them; settings that hold no address are passed over
 * @example allowedHosts({ hosts: ['api.x.com'], addresses: ['url'] }, { url: 'http://localhost:8080/base' })
 * // [{ host: 'api.x.com', port: '443', protocol: 'https:' }, { host: 'localhost', port: '8080', protocol: 'http:' }]
 */
export function allowedHosts(manifest: Pick<Manifest, 'hosts' | 'addresses'>, settings: unknown): HostRule[] {
  const named = manifest.hosts.map((host): HostRule => ({ host, port: '443', protocol: 'https:' }));
  const set = (manifest.addresses ?? []).flatMap((name) =>
    addressesOf(settings, name).flatMap((address) => ruleOf(address) ?? []),
  );
  return [...named, ...set];
}

/** The texts that a setting of this name holds: one, or a list of them. */
export function addressesOf(settings: unknown, name: string): string[] {
  if (typeof settings !== 'object' || settings === null || !Object.hasOwn(settings, name)) return [];
  const value = (settings as Record<string, unknown>)[name];
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((each): each is string => typeof each === 'string' && each.trim() !== '');
}

/** The rule that an address makes; null for what is no address. One without a protocol is taken as https. */
export function ruleOf(address: string): HostRule | null {
  const bare = /^\s*[^\s:/\\?#@[\].][^\s:/\\?#@[\]]*(:\d+)?(\/|\s*$)/.test(address);
  const whole = bare ? `https://${address.trim()}` : address;
  if (!URL.canParse(whole)) return null;
  const { protocol, host, port } = new URL(whole);
  // Only for https and its like are names written in one way: small letters, Punycode, four numbers.
  const named = `https://${host}`;
  const known = port || PORTS.get(protocol);
  if (host === '' || !known || !URL.canParse(named)) return null;
  return {
    host: new URL(named).hostname,
    port: known,
    protocol: protocol === 'https:' || protocol === 'http:' ? protocol : null,
  };
}

/** Is the host this very machine? */
const isLoopback = (host: string): boolean =>
  host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(\.\d+){3}$/.test(host);

/** May this be fetched? */
export function isAllowed(url: URL, rules: readonly HostRule[]): boolean {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return false;
  const port = url.port || PORTS.get(url.protocol);
  return rules.some((rule) => {
    const host = rule.host.startsWith('*.')
      ? url.hostname.endsWith(rule.host.slice(1)) && url.hostname.length >= rule.host.length
      : url.hostname === rule.host;
    const protocol =
      rule.protocol === null
        ? url.protocol === 'https:' || isLoopback(url.hostname)
        : url.protocol === rule.protocol;
    return host && protocol && port === rule.port;
  });
}
