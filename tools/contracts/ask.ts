/** Asks a stand-in for a tool everything that a plugin can ask: the connection, actions, questions, feeds, what a person may pick. */
import { requested } from '@msp/core';
import { checkConnection } from '@msp/delivery';
import {
  type FeedContext,
  type FeedItem,
  type GuideOption,
  type Json,
  judgeReply,
  type Plugin,
  type Query,
  type Recollection,
  type Reply,
  type RequestContext,
  type Session,
  type Verdict,
} from '@msp/protocol';
import { type Played, type PlayOptions, playWith, unhurried } from './play.ts';
import { type Tool, withTool } from './tool.ts';

/** What is asked. */
export interface RehearseOptions extends PlayOptions {
  /** Inputs by the name of the action or question. Default: `{}` once for each. */
  readonly requests?: Readonly<Record<string, readonly unknown[]>>;
  /** What feeds are told beside their settings. Default: the story's branch and a week. */
  readonly feeds?: Partial<Pick<FeedContext, 'branch' | 'branches' | 'since' | 'now' | 'project'>>;
}

/** What came of everything. */
export interface Rehearsal extends Played {
  /** As the plugin's check told it; null where it has none or it failed. */
  readonly account: string | null;
  readonly verdicts: Readonly<Record<string, readonly Verdict[]>>;
  readonly recollections: Readonly<Record<string, readonly Recollection[]>>;
  /** By the name of the feed: what the first synchronization brought, all pages of it. */
  readonly items: Readonly<Record<string, readonly FeedItem[]>>;
  /** By the setting: what a person may pick, all pages of it. */
  readonly options: Readonly<Record<string, readonly GuideOption[]>>;
}

/** More pages than that are no end. */
const PAGES = 50;

/**
 * Plays a story, and asks everything, with one stand-in. What went wrong, anywhere, stands in `problems`.
 *
 * @example
 * const service = checked(createService(), slackContract());
 * const { problems } = await rehearse(plugin, { service, settings, secrets, requests: { search: [{ text: 'keys' }] } });
 * expect([...problems, ...service.violations()]).toEqual([]);
 */
export async function rehearse(plugin: Plugin, options: RehearseOptions): Promise<Rehearsal> {
  return withTool(unhurried(plugin), options, async (tool) => {
    const problems: string[] = [];
    const account = await connection(tool, problems);
    const played = await playWith(tool, options);
    const asked = {
      verdicts: await actions(tool, played.session, options, problems),
      recollections: await questions(tool, played.session, options, problems),
      items: await feeds(tool, options, problems),
      options: await picks(tool, options, problems),
    };
    return { ...played, ...asked, account, problems: [...played.problems, ...problems] };
  });
}

async function connection(
  { transport, configured, context }: Tool,
  problems: string[],
): Promise<string | null> {
  const checked = await checkConnection(transport, configured.plugin, context, { timeout: 20_000 });
  if (!checked.ok) problems.push(`the connection: ${checked.reason}`);
  return checked.ok ? checked.account : null;
}

const facts = (session: Session, request: string): Omit<RequestContext, keyof Tool['context']> => ({
  ...{ request, time: '2026-11-21T10:00:00.000Z', project: 'shop', session },
});

const send = ({ transport, links }: Tool, query: Query): Promise<Reply> =>
  transport.send(query, [...links.values()]);

/** Does something for each input of each; what it throws is a problem. */
async function forEach<Part, Value>(
  kind: string,
  parts: Readonly<Record<string, Part>>,
  inputs: RehearseOptions['requests'],
  problems: string[],
  act: (part: Part, input: unknown, request: string) => Promise<readonly Value[]>,
): Promise<Record<string, Value[]>> {
  const found: Record<string, Value[]> = {};
  for (const [name, part] of Object.entries(parts))
    for (const [index, input] of (inputs?.[name] ?? [{}]).entries())
      try {
        found[name] = [...(found[name] ?? []), ...(await act(part, input, `request-${name}-${index}`))];
      } catch (error) {
        problems.push(`${kind} ${name}: ${error instanceof Error ? error.message : String(error)}`);
      }
  return found;
}

function inputOf(schema: NonNullable<Plugin['actions']>[string]['input'], given: unknown): unknown {
  const taken = schema.safeParse(given);
  if (taken.success) return taken.data;
  throw new Error(`it does not take ${JSON.stringify(given)}: ${taken.error.issues[0]?.message}`);
}

const actions = (tool: Tool, session: Session, { requests }: RehearseOptions, problems: string[]) =>
  forEach(
    'the action',
    tool.configured.plugin.actions ?? {},
    requests,
    problems,
    async (action, given, request) => {
      const { plugin } = tool.configured;
      const input = inputOf(action.input, given);
      const verdicts: Verdict[] = [];
      for (const operation of requested(tool.configured, facts(session, request), (context) =>
        action.run(input, context),
      )) {
        const reply = await send(tool, operation.query);
        const now = Date.now();
        const [verdict] = [
          plugin.judge ? plugin.judge(reply, [operation], now) : judgeReply(reply, now),
        ].flat();
        if (verdict?.outcome !== 'done')
          throw new Error(`"${operation.summary}": ${JSON.stringify(verdict)}`);
        for (const link of verdict.links ?? []) tool.links.set(link.local, link);
        verdicts.push(verdict);
      }
      return verdicts;
    },
  );

const questions = (tool: Tool, session: Session, { requests }: RehearseOptions, problems: string[]) =>
  forEach(
    'the question',
    tool.configured.plugin.recall ?? {},
    requests,
    problems,
    async (question, given, request) => {
      const input = inputOf(question.input, given);
      const query = question.ask(input, { ...tool.context, ...facts(session, request) });
      return question.read(await send(tool, query));
    },
  );

/** Each is synchronized twice: the second time with what the first one left. */
const feeds = (tool: Tool, { feeds: told, story }: RehearseOptions, problems: string[]) =>
  forEach('the feed', tool.configured.plugin.feeds ?? {}, {}, problems, async (feed) => {
    const branch = story?.branch === undefined ? 'feature/WEB-7-rotate-tokens' : story.branch;
    const context: FeedContext = {
      ...{ ...tool.context, project: 'shop', branch, branches: branch === null ? [] : [branch] },
      ...{ since: '2026-11-14T00:00:00.000Z', now: '2026-11-21T10:00:00.000Z', ...told },
    };
    const first: FeedItem[] = [];
    let state: Json = null;
    for (const items of [first, []]) {
      for (let page = 0; ; page += 1) {
        if (page === PAGES) throw new Error(`it does not end within ${PAGES} pages`);
        const query = feed.ask(context, state);
        if (query === null) break;
        const read = feed.read(await send(tool, query), context, state);
        items.push(...read.items);
        state = read.state;
        if (!read.more) break;
      }
    }
    return first;
  });

async function picks(
  tool: Tool,
  options: RehearseOptions,
  problems: string[],
): Promise<Record<string, GuideOption[]>> {
  const settings = (options.settings ?? {}) as Record<string, Json>;
  const context = { ...tool.context, settings };
  const answers = {
    settings,
    secrets: Object.keys(options.secrets ?? tool.configured.plugin.manifest.secrets ?? {}),
  };
  const steps = (tool.configured.plugin.guide?.steps ?? []).filter((step) => step.kind === 'pick');
  const due = steps.filter((step) => step.when?.(answers) ?? true);
  return forEach(
    'what can be picked for',
    Object.fromEntries(due.map((step) => [step.setting, step])),
    {},
    problems,
    async (step) => {
      const all: GuideOption[] = [];
      let next: string | null = null;
      for (let page = 0; page < PAGES; page += 1) {
        const read = step.read(await send(tool, step.ask(context, next)), context);
        all.push(...read.options);
        next = read.next;
        if (next === null) return all;
      }
      throw new Error(`it does not end within ${PAGES} pages`);
    },
  );
}
