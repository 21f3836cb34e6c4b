/** A plugin with its transport, as the host opens it, before a tool that fails as it is told. */
import { masker, openTransport } from '@msp/delivery';
import {
  type Link,
  linksIn,
  type Operation,
  type Plugin,
  type Query,
  type Reply,
  type Verdict,
} from '@msp/protocol';
import type { FaultServer } from '../../fault-server/fault.js';
import type { Service } from '../../fault-server/request.js';
import { startFaultServer } from '../../fault-server/start.js';
import type { Laboratory } from '../laboratory.js';
import { judged } from '../plan/verdicts.js';
import { redirectFetch } from './redirected-fetch.js';

/** Milliseconds: enough for any answer on this machine, however busy it is. */
const PATIENT = 20_000;

export interface Bench {
  readonly server: FaultServer;
  /** Another server, to which nothing may come. */
  readonly elsewhere: FaultServer;
  readonly service: Service;
  /** Everything that the plugin wrote to its log, as the host would show it. */
  readonly log: readonly string[];
  /** Sends one query, with stand-ins for links that are not known. */
  ask(query: Query): Promise<Reply>;
  /** Sends one operation and judges the reply; its links are remembered. */
  send(operation: Operation): Promise<{ readonly reply: Reply; readonly verdict: Verdict }>;
}

/** @param timeout milliseconds for one sending */
export async function withBench<Value>(
  laboratory: Laboratory,
  act: (bench: Bench) => Promise<Value>,
  timeout = PATIENT,
): Promise<Value> {
  const { plugin, options, configured, secrets } = laboratory;
  const service = options.service?.() ?? { answer: () => ({}) };
  const server = await startFaultServer(service);
  const elsewhere = await startFaultServer();
  const restore = redirectFetch(server.url, [elsewhere.url]);
  const log: string[] = [];
  const links = new Map<string, Link>();
  const limited: Plugin = {
    ...plugin,
    manifest: { ...plugin.manifest, limits: { ...plugin.manifest.limits, timeout } },
  };
  const transport = await openTransport({
    ...{ name: configured.name, plugin: limited, settings: configured.settings, secrets },
    log: { debug: (line) => void log.push(line), warn: (line) => void log.push(line) },
    mask: masker(Object.values(secrets)),
  });
  const ask = (query: Query): Promise<Reply> => {
    for (const local of linksIn(query))
      if (!links.has(local))
        links.set(local, { local, remote: `remote-${links.size + 1}`, url: standIn(plugin) });
    return transport.send(query, [...links.values()]);
  };
  try {
    return await act({
      ...{ server, elsewhere, service, log, ask },
      async send(operation) {
        const reply = await ask(operation.query);
        const [verdict] = judged(plugin, reply, [operation], Date.now());
        if (!verdict) throw new Error('it gave no verdict');
        if (verdict.outcome === 'done') for (const link of verdict.links ?? []) links.set(link.local, link);
        return { reply, verdict };
      },
    });
  } finally {
    await transport.close();
    restore();
    await Promise.all([server.close(), elsewhere.close()]);
  }
}

/** An address at the tool. */
const standIn = ({ manifest }: Plugin): string =>
  `https://${(manifest.hosts[0] ?? 'localhost').replace(/^\*\./, 'any.')}/remote`;
