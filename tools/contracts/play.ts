/** Plays a story to a stand-in for a tool: planned by the core, kept in a real store, sent by the deliverer. */
import { type LoadedPlugin, loadSession, planPlugin } from '@msp/core';
import { Deliverer } from '@msp/delivery';
import type { Connection, Link, OutboxEntry, Plugin, Session } from '@msp/protocol';
import type { ReceivedRequest } from '@msp/testing';
import { type TestHost, testHost } from '../../packages/core/src/testing/host.ts';
import { type StoryOptions, story } from './story.ts';
import { type Tool, type ToolOptions, withTool } from './tool.ts';

/** How a story is played. */
export interface PlayOptions extends ToolOptions {
  readonly story?: StoryOptions;
  /** Send after each step, as a person at work sees it. Default: all is sent at the end, when much of it may go together. */
  readonly eachStep?: boolean;
}

/** What came of it. */
export interface Played {
  readonly entries: readonly OutboxEntry[];
  /** Entries that the tool has not taken, each as a sentence; empty where all is well. */
  readonly problems: readonly string[];
  readonly connection: Connection | null;
  readonly links: readonly Link[];
  /** What came to the stand-in, in its order; empty where it runs elsewhere. */
  readonly requests: readonly ReceivedRequest[];
  readonly session: Session;
  readonly log: readonly string[];
}

/** So often it is tried again before what is left is a problem. */
const PASSES = 20;

/**
 * Plays a story. To be called in a test; one at a time. The plugin's limits of requests in a time do not hold: nothing is waited for.
 *
 * @example
 * const service = checked(createService(), githubContract());
 * const { problems } = await play(plugin, { service, settings: { repository: 'acme/shop' } });
 * expect([...problems, ...service.violations()]).toEqual([]);
 */
export async function play(plugin: Plugin, options: PlayOptions): Promise<Played> {
  return withTool(unhurried(plugin), options, (tool) => playWith(tool, options));
}

/** The same with what is open already. Links that come are added to it. */
export async function playWith(tool: Tool, { story: about = {}, eachStep }: PlayOptions): Promise<Played> {
  const host = await testHost();
  host.identity = {
    ...host.identity,
    branch: about.branch === undefined ? 'feature/WEB-7-rotate-tokens' : about.branch,
  };
  const sending = sender(tool, host);
  await sending.begin();
  for (const step of story(about)) {
    await step(host);
    if (eachStep) await sending.send();
  }
  await sending.send();
  const { name } = tool.configured;
  const entries = await host.store.outbox({ plugin: name });
  const [head] = await host.store.sessions({ limit: 1 });
  const session = await loadSession(host.store, head?.id ?? '');
  if (!session) throw new Error('the story left no session');
  return {
    ...{ entries, session, links: [...tool.links.values()], requests: tool.requests, log: tool.log },
    problems: entries
      .filter(({ status }) => status !== 'sent')
      .map(({ status, operation, problem }) => `"${operation.summary}" is ${status}: ${problem}`),
    connection: (await host.store.connections()).find(({ plugin }) => plugin === name) ?? null,
  };
}

/** Without limits of requests in a time, which would be waited for. */
export function unhurried(plugin: Plugin): Plugin {
  const { perMinute: _minute, burst: _burst, ...limits } = plugin.manifest.limits ?? {};
  return { ...plugin, manifest: { ...plugin.manifest, limits } };
}

function sender({ configured, transport, links }: Tool, host: TestHost) {
  const { name } = configured;
  const loaded: LoadedPlugin = {
    ...configured,
    state: 'loaded',
    mode: 'integrated',
    version: '0.0.0',
    entry: { name, use: name, enabled: true, mode: 'integrated', settings: {} },
    location: { file: '', packageFile: null, from: 'path' },
  };
  let shift = 0;
  const now = () => new Date(Date.now() + shift);
  const deliverer = new Deliverer({
    ...{
      store: host.store,
      plugins: [loaded],
      owner: 'here/1/a',
      now,
      random: () => 0.5,
      sessionTimeout: 24,
    },
    open: async () => ({
      send: (query, known) => transport.send(query, known),
      mask: transport.mask,
      close: async () => {},
    }),
    onSettled: (_, settlement) => {
      if (settlement.status === 'sent') for (const link of settlement.links) links.set(link.local, link);
    },
  });
  return {
    /** From here on the plugin reads the log: what comes is not its past, whatever the clock says. */
    begin: () => planPlugin(host.store, loaded, { now: () => host.now(), sessionTimeout: 24 }),
    async send() {
      for (let pass = 0; pass < PASSES; pass += 1) {
        await deliverer.pass(new AbortController().signal);
        const due = await host.store.nextDue([configured.name]);
        if (due === null) return;
        shift += Math.max(60_000, Date.parse(due) - now().getTime());
      }
    },
  };
}
