/** What the parts of a plugin are given. All of it is plain data or a pure function, but for {@link ConnectContext}. */
import type { RecordedEvent } from '../events.js';
import type { Session, SessionHead } from '../session.js';
import type { LinkReference, Query, SecretReference } from './query.js';
import type { Reply } from './verdict.js';

/** What every pure part may use. */
export interface PureContext<Settings, Secret extends string = string> {
  /** What the plugin is called in the configuration: its id, unless the same plugin is there twice. */
  readonly name: string;
  readonly settings: Settings;
  /** The same UUID (in the shape of version 4) for the same key at every replay; another one under another `name`. */
  uuid(key: string): string;
  /** Stands for what the tool calls something of ours, once an operation that came before has brought that. */
  link(local: string, part?: 'id' | 'url'): LinkReference;
  /**
   * Stands for a secret. `before` is put before it: `context.secret('apiKey', 'Bearer ')`. With the name of an account it is what HTTP
   * Basic wants in the header `authorization`: `context.secret('token', { basic: 'ada@example.com' })`.
   */
  secret(name: Secret, before?: string | { readonly basic: string }): SecretReference;
}

/** What a hook may use beside the event. */
export interface HookContext<Settings = unknown, Secret extends string = string>
  extends PureContext<Settings, Secret> {
  /** The session as it stood right after the event. */
  readonly session: SessionHead;
  /** The same with all its records. Costs as much as the session is long: for the end of a session, say. */
  records(): Session;
  /** The event that this one refers to: the blocker that is resolved, the decision that is superseded. */
  readonly refers: RecordedEvent | null;
  /** A decision's number among those of its project in this store, from 1; null for any other event. */
  readonly number: number | null;
}

/** What an action, an export or a question may use beside its input. */
export interface RequestContext<Settings = unknown, Secret extends string = string>
  extends PureContext<Settings, Secret> {
  /** Different for each request: what makes keys of operations differ that shall happen twice. */
  readonly request: string;
  /** When the request was made, ISO 8601 UTC. */
  readonly time: string;
  readonly project: string;
  /** The session that was asked for, else the one under way, else the last one; null where there is none. */
  readonly session: Session | null;
}

/** Writes to the log of the host, which masks secrets. */
export interface Log {
  debug(message: string): void;
  warn(message: string): void;
}

/** What `connect` is given: the only place where a plugin meets secrets and the network. */
export interface ConnectContext<Settings = unknown, Secret extends string = string> {
  readonly name: string;
  readonly settings: Settings;
  /** Every secret that is there; those marked `optional` may be missing. */
  readonly secrets: Readonly<Partial<Record<Secret, string>>>;
  /** The host's `fetch`: reaches the manifest's hosts only, with limits of time and size. To be put into every kit that takes one. */
  readonly fetch: typeof globalThis.fetch;
  readonly log: Log;
}

/** Sends queries. */
export interface Transport {
  /**
   * Sends one query, with its references already replaced. May throw: the host makes a failure of it, with the
   * error's `code`, `status` and headers.
   */
  send(query: Query, options: { readonly signal: AbortSignal }): Promise<Reply>;
  close?(): Promise<void>;
}
