/** Replies and verdicts: what came back, and what it means. Plain data on both sides. */
import type { Json } from './names.js';

/** A local id and what it is called in the tool. */
export interface Link {
  /** The id of a session or a record of ours, or any name that the plugin's references use. */
  readonly local: string;
  /** The id that the tool gave. */
  readonly remote: string;
  /** Where a person can look at it. */
  readonly url?: string;
}

/** The tool answered. Whether it did what it was asked is for `judge` to say. */
export interface Answer {
  readonly kind: 'answer';
  readonly value: Json;
  /** HTTP status, where there is one. */
  readonly status?: number;
  /** Header names are in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** There was no answer that could be read. */
export interface Failure {
  readonly kind: 'failure';
  /**
   * `connection` refused, reset or not found; `timeout`; `too-large` and `unreadable` answers; `forbidden-host`, which
   * the plugin's manifest does not name; `thrown` by the transport.
   */
  readonly reason: 'connection' | 'timeout' | 'too-large' | 'unreadable' | 'forbidden-host' | 'thrown';
  /** May the operation have been carried out all the same? */
  readonly landed: 'no' | 'unknown';
  /** For people; secrets are masked. */
  readonly message: string;
  /** The error's own code, e.g. `ECONNREFUSED` or `Neo.ClientError.Security.Unauthorized`. */
  readonly code?: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a transport brings back. */
export type Reply = Answer | Failure;

/** It is done. `links` are remembered. */
export interface Done {
  readonly outcome: 'done';
  readonly links?: readonly Link[];
}

/** It is to be tried again, by itself. */
export interface Retry {
  readonly outcome: 'retry';
  readonly reason: string;
  /** Not before so many milliseconds; without, the host's own backoff decides. */
  readonly after?: number;
  /** `plugin`: everything of this plugin waits (a rate limit). Default: `operation`. */
  readonly scope?: 'operation' | 'plugin';
  /** May it have been carried out all the same? Default: `unknown`. */
  readonly landed?: 'no' | 'unknown';
}

/** It cannot succeed as it is. */
export interface Failed {
  readonly outcome: 'failed';
  readonly reason: string;
  /** What a person can do about it. */
  readonly hint?: string;
  /**
   * `operation` (the default): this one is parked until a person retries or discards it.
   * `plugin`: nothing of the plugin can succeed (wrong credentials): all of it waits in the queue, and is tried again now and then.
   */
  readonly scope?: 'operation' | 'plugin';
}

/** What became of an operation. */
export type Verdict = Done | Retry | Failed;
