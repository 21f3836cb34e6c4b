/** The contract of a plugin: a manifest, pure parts that turn events into operations and replies into verdicts, and one door. */
import type { EventOf, EventType, RecordedEvent } from '../events.js';
import type { Session } from '../session.js';
import type { ConnectContext, HookContext, PureContext, RequestContext, Transport } from './context.js';
import type { Feed } from './feed.js';
import type { Guide } from './guide.js';
import type { CONTRACT_VERSION, Manifest } from './manifest.js';
import type { Json } from './names.js';
import type { Operation } from './operation.js';
import type { Query } from './query.js';
import type { Tasks } from './tasks.js';
import type { Reply, Verdict } from './verdict.js';
import type { Webhook } from './webhook.js';

/**
 * A schema as zod makes them (zod, zod/mini, of any copy). It is used through its own methods only, so that two copies
 * of zod do no harm.
 */
export interface Schema<Output> {
  safeParse(value: unknown):
    | { readonly success: true; readonly data: Output }
    | {
        readonly success: false;
        readonly error: {
          readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];
        };
      };
}

/** A pure function from an event to operations; none where the event is of no interest. */
export type Hook<Type extends EventType, Settings, Secret extends string> = (
  event: EventOf<Type> & RecordedEvent,
  context: HookContext<Settings, Secret>,
) => readonly Operation[];

/** Something that can be asked for by name: `msp query <plugin> <action>`. */
export interface Action<Settings, Secret extends string, Input = unknown> {
  readonly summary: string;
  readonly input: Schema<Input>;
  run(input: Input, context: RequestContext<Settings, Secret>): readonly Operation[];
}

/** One thing that a tool knows. */
export interface Recollection {
  readonly title: string;
  readonly detail?: string;
  /** ISO 8601. */
  readonly time?: string;
  readonly url?: string;
  /** Figures and properties, for tables. */
  readonly values?: Readonly<Record<string, Json>>;
}

/** A question that the tool can answer: `msp query <plugin> <question>`. */
export interface Question<Settings, Secret extends string, Input = unknown> {
  readonly summary: string;
  readonly input: Schema<Input>;
  ask(input: Input, context: RequestContext<Settings, Secret>): Query;
  /** @throws where the reply is no answer to the question; the message is shown */
  read(reply: Reply): readonly Recollection[];
}

/** Who the tool says that we are. */
export interface Account {
  /** The account, workspace, database or folder; null where the tool does not tell. */
  readonly account: string | null;
  /** What else a person should know, e.g. the version of a server. */
  readonly detail?: string;
}

/**
 * A plugin. Only `contract` and `manifest` are required; what it can do is told by which parts are there.
 * All parts but `connect` are pure: no clock, no network, no environment, no randomness.
 */
export interface Plugin<Settings = unknown, Secret extends string = string> {
  readonly contract: typeof CONTRACT_VERSION;
  readonly manifest: Manifest;
  /** What a person may set, strictly. Without it there is nothing to set. */
  readonly settings?: Schema<Settings>;
  /** What follows from an event of the log, by the event's type. */
  readonly hooks?: { readonly [Type in EventType]?: Hook<Type, Settings, Secret> };
  /** What has to be there before anything else is sent: constraints, folders. Planned once for each set of keys. */
  setup?(context: PureContext<Settings, Secret>): readonly Operation[];
  /**
   * Opens the door to the tool. Without it, the host sends HTTP queries itself.
   *
   * @example connect: () => import('./connect.js') // which exports `connect(context)`
   */
  readonly connect?: () => Promise<{
    connect(context: ConnectContext<Settings, Secret>): Transport | Promise<Transport>;
  }>;
  /**
   * What a reply means: one verdict for all operations that were sent together, or one for each. `now` is milliseconds
   * since 1970. Without it, `judgeReply` decides.
   */
  judge?(reply: Reply, operations: readonly Operation[], now: number): Verdict | readonly Verdict[];
  /** Sends several operations as one query. */
  readonly combine?: {
    /** At most so many at once. */
    readonly limit: number;
    /** The query for all of them, in this order; null where they do not go together. Two at least. */
    merge(operations: readonly Operation[]): Query | null;
  };
  /** Finds out whether an operation whose fate is unknown was carried out. */
  readonly probe?: {
    ask(operation: Operation): Query;
    /** `done` where it is there, `null` where it is not, `retry` where that cannot be told now. */
    found(reply: Reply, operation: Operation): Verdict | null;
  };
  /** Tests the connection: `msp check`. */
  readonly check?: {
    ask(context: PureContext<Settings, Secret>): Query;
    /** @throws where the reply shows that it does not work; the message is shown */
    read(reply: Reply): Account;
  };
  /** Writes one session to the tool as a whole: `msp query <plugin> export`. */
  export?(session: Session, context: RequestContext<Settings, Secret>): readonly Operation[];
  readonly actions?: { readonly [name: string]: Action<Settings, Secret> };
  readonly recall?: { readonly [name: string]: Question<Settings, Secret> };
  /** Tasks of the tool that are kept in step with a person's own. */
  readonly tasks?: Tasks<Settings, Secret>;
  /** What the tool sends to us of its own accord. */
  readonly webhook?: Webhook<Settings, Secret>;
  /** What the tool knows that is kept at hand: issues, commits, runs. */
  readonly feeds?: { readonly [name: string]: Feed<Settings, Secret> };
  /** How a person connects it: `msp add`, `msp configure`. */
  readonly guide?: Guide<Secret>;
}

/** The names of the secrets of a manifest. */
type SecretsOf<M extends Manifest> = M['secrets'] extends object ? keyof M['secrets'] & string : never;

/** A plugin as it is written down: everything typed by its manifest, its settings and the inputs' schemas. */
type Definition<M extends Manifest, Settings, Actions, Questions> = Omit<
  Plugin<Settings, SecretsOf<M>>,
  'manifest' | 'settings' | 'actions' | 'recall'
> & {
  readonly manifest: M;
  readonly settings?: Schema<Settings>;
  readonly actions?: { readonly [Name in keyof Actions]: Action<Settings, SecretsOf<M>, Actions[Name]> };
  readonly recall?: { readonly [Name in keyof Questions]: Question<Settings, SecretsOf<M>, Questions[Name]> };
};

/**
 * Defines a plugin. What hooks, actions and `connect` receive is typed by the manifest, the settings and the inputs.
 *
 * @example
 * export default definePlugin({
 *   contract: 1,
 *   manifest: {
 *     id: 'hello', name: 'Hello', summary: 'Posts decisions to a webhook', hosts: ['hooks.example.com'],
 *     secrets: { webhook: { label: 'Webhook', help: 'Settings → Webhooks → New', env: ['HELLO_WEBHOOK'] } },
 *   },
 *   hooks: {
 *     'decision-made': (event, context) => [{
 *       key: event.id, lane: event.sessionId, summary: `Decision: ${event.data.content}`, delivery: 'at-least-once',
 *       query: { language: 'http', request: { method: 'POST', url: context.secret('webhook'), body: { text: event.data.content } } },
 *     }],
 *   },
 * });
 */
export function definePlugin<
  const M extends Manifest,
  Settings = Record<string, never>,
  Actions = Record<string, never>,
  Questions = Record<string, never>,
>(plugin: Definition<M, Settings, Actions, Questions>): Plugin {
  return plugin as unknown as Plugin;
}
