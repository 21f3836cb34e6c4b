/** A plugin's transport as the host uses it, without the host's waiting and retrying. */
import { type Configured, type RequestFacts, requested, setupOf } from '@msp/core';
import type { Operation, Plugin, Query, Reply, Transport, Verdict } from '@msp/protocol';

/** What is needed to open one. */
export interface DoorOptions {
  readonly plugin: Plugin;
  readonly uri: string;
  readonly password: string;
  readonly database?: string | undefined;
}

/** A plugin that is configured for a server, and its open transport. */
export class PluginDoor {
  readonly configured: Configured;
  readonly #transport: Transport;

  private constructor(configured: Configured, transport: Transport) {
    this.configured = configured;
    this.#transport = transport;
  }

  static async open({ plugin, uri, password, database }: DoorOptions): Promise<PluginDoor> {
    const given = plugin.settings?.safeParse({ uri, ...(database !== undefined && { database }) });
    if (!given?.success || !plugin.connect) throw new Error('the plugin does not take these settings');
    const name = plugin.manifest.id;
    const { connect } = await plugin.connect();
    const log = { debug() {}, warn() {} };
    const transport = await connect({ name, settings: given.data, secrets: { password }, fetch, log });
    return new PluginDoor({ name, plugin, settings: given.data }, transport);
  }

  send(query: Query, signal: AbortSignal = new AbortController().signal): Promise<Reply> {
    return this.#transport.send(query, { signal });
  }

  /** Sends operations, as many together as the plugin takes, and gives the verdicts. */
  async deliver(operations: readonly Operation[]): Promise<Verdict[]> {
    const { plugin } = this.configured;
    const together = plugin.combine?.limit ?? 1;
    const verdicts: Verdict[] = [];
    for (let start = 0; start < operations.length; start += together) {
      const part = operations.slice(start, start + together);
      const query = part.length > 1 ? plugin.combine?.merge(part) : part[0]?.query;
      const sent = query ? [{ part, query }] : part.map((each) => ({ part: [each], query: each.query }));
      for (const { part: judged, query: each } of sent)
        verdicts.push(...[plugin.judge?.(await this.send(each), judged, Date.now()) ?? []].flat());
    }
    return verdicts;
  }

  /** Runs the plugin's setup. */
  async setup(): Promise<Verdict[]> {
    const verdicts: Verdict[] = [];
    for (const operation of setupOf(this.configured)) verdicts.push(...(await this.deliver([operation])));
    return verdicts;
  }

  /** What one of the plugin's actions plans. @throws where it does not take the input */
  plan(action: string, given: object, facts: RequestFacts): Operation[] {
    const found = this.configured.plugin.actions?.[action];
    const input = found?.input.safeParse(given);
    if (!found || !input?.success) throw new Error(`${action} does not take this input`);
    return requested(this.configured, facts, (context) => found.run(input.data, context));
  }

  async close(): Promise<void> {
    await this.#transport.close?.();
  }
}
