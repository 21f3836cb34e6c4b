/** Actions, questions and the export of a plugin, as `msp query` asks for them. */
import {
  findSession,
  type Host,
  type LoadedPlugin,
  loadSession,
  type RequestFacts,
  requested,
} from '@msp/core';
import {
  MspError,
  type Operation,
  type Plugin,
  type Query,
  type Question,
  type Session,
} from '@msp/protocol';
import type { InputWish } from './request-input.js';
import { inputOf } from './request-input.js';

/** What was generated: operations that change something, or a query whose answer is read. */
export type Generated =
  | {
      readonly kind: 'operations';
      readonly operations: readonly Operation[];
      readonly session: Session | null;
    }
  | { readonly kind: 'question'; readonly query: Query; readonly question: Question<unknown, string> };

/** What is asked for. */
export interface RequestWish extends InputWish {
  readonly request: string | undefined;
}

/**
 * Runs the pure part of a request. Nothing is sent.
 *
 * @throws an `MspError` `MSP008` or `MSP010` that lists the requests there are, `MSP009` for the input, `MSP004` where the plugin fails
 */
export async function generate(loaded: LoadedPlugin, wish: RequestWish, host: Host): Promise<Generated> {
  const { name, plugin } = loaded;
  const { request } = wish;
  if (request === undefined) throw unsaid(name, plugin);
  const session = await sessionOf(host);
  const facts: RequestFacts = {
    request: Buffer.from(host.random(9)).toString('hex'),
    time: host.now().toISOString(),
    project: host.project,
    session,
  };
  const action = own(plugin.actions, request);
  if (action) {
    const input = inputOf(`${name} ${request}`, action.input, wish);
    const operations = pure(name, () => requested(loaded, facts, (context) => action.run(input, context)));
    return { kind: 'operations', operations, session };
  }
  const question = own(plugin.recall, request);
  if (question) {
    const input = inputOf(`${name} ${request}`, question.input, wish);
    return { kind: 'question', question, query: pure(name, () => asked(loaded, facts, question, input)) };
  }
  if (request === 'export' && plugin.export) {
    const whole = assertSession(session);
    const operations = pure(name, () =>
      requested(loaded, facts, (context) => plugin.export?.(whole, context)),
    );
    return { kind: 'operations', operations, session };
  }
  throw unknown(name, plugin, request);
}

/** Checked in the same way as an operation's. */
function asked(
  loaded: LoadedPlugin,
  facts: RequestFacts,
  question: Question<unknown, string>,
  input: unknown,
): Query {
  const label = 'question';
  const [operation] = requested(loaded, facts, (context) => [
    { key: label, lane: label, summary: label, delivery: 'idempotent', query: question.ask(input, context) },
  ]);
  return (operation as Operation).query;
}

/** The session that was asked for, else the one under way here, else the last one of the project. */
async function sessionOf({ store, selected, identity, project }: Host): Promise<Session | null> {
  const head =
    selected !== null
      ? await findSession(store, selected)
      : ((await store.sessionUnderWay(identity.user, identity.worktree)) ??
        (await store.sessions({ project, limit: 1 }))[0]);
  return head ? loadSession(store, head.id) : null;
}

function assertSession(session: Session | null): Session {
  if (session) return session;
  throw new MspError('MSP008', {
    message: 'There is no session to export.',
    hint: 'Name one: msp query <plugin> export --session <id>',
  });
}

function pure<Result>(name: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new MspError('MSP004', {
      message: `The plugin ${name} failed: ${message.slice(0, 500)}`,
      hint: `Test it: msp plugin test ${name}`,
      cause: error,
    });
  }
}

function own<Value>(requests: Readonly<Record<string, Value>> | undefined, name: string): Value | undefined {
  return requests && Object.hasOwn(requests, name) ? requests[name] : undefined;
}

function listed({ actions = {}, recall = {}, ...plugin }: Plugin): string {
  const rows = [
    ...Object.entries(recall),
    ...Object.entries(actions),
    ...(plugin.export ? [['export', { summary: 'Writes the session as a whole' }] as const] : []),
  ];
  const width = Math.max(0, ...rows.map(([name]) => name.length));
  return rows.map(([name, { summary }]) => `\n  ${name.padEnd(width)}  ${summary}`).join('');
}

function unsaid(name: string, plugin: Plugin): MspError {
  const all = listed(plugin);
  return new MspError('MSP010', {
    message: all === '' ? `${name} cannot be asked anything.` : `${name} can be asked:${all}`,
    hint:
      all === ''
        ? `See what it does: msp plugin info ${name}`
        : `Write it so: msp query ${name} <request> key=value …`,
  });
}

function unknown(name: string, plugin: Plugin, request: string): MspError {
  const all = listed(plugin);
  return new MspError('MSP008', {
    message: `${name} knows no request "${request}".${all === '' ? ' It knows none at all.' : ` There are:${all}`}`,
    hint: `See what they take: msp plugin info ${name}`,
  });
}
