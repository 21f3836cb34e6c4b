import type { Json, Reply } from '@msp/protocol';
import type { Service } from '../fault-server/request.js';

/** The faults that every plugin is put through. */
export const FAULT_NAMES = [
  'rate-limit',
  'rate-limit-unknown',
  'server-error',
  'unavailable',
  'reset',
  'timeout',
  'truncated',
  'huge',
  'unauthorized',
  'forbidden',
  'not-found',
  'redirect',
] as const;

/** @see the table of checks in this package's README */
export type FaultName = (typeof FAULT_NAMES)[number];

/** A request that the tool sends to us. */
export interface WebhookSample {
  /** As the tool sends them; without `signed`, those that prove it are made up and put in. */
  readonly headers?: Readonly<Record<string, string>>;
  /** A text is sent as it is, anything else as JSON. */
  readonly body: unknown;
  /** The address that the tool was given. Default: one that is made up. */
  readonly url?: string;
  /** For a request that the tool did send or describes: the secret that it is signed with, and when. It is taken as it is. */
  readonly signed?: { readonly secret: string; readonly time: string };
}

/** How a plugin is certified. All of it may be left out by a plugin that has no settings. */
export interface CertificationOptions {
  /** What the plugin is called in the configuration. Default: its id. */
  readonly name?: string;
  /** Settings as a person writes them. Needed where the schema requires some. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Made-up secrets by their names. Each that is not given is made up. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** The README: its path, its address, or, where it has more than one line, its text. */
  readonly readme?: string | URL;
  /** Inputs to try, by the name of the action or question. Without, `{}` is tried where its schema takes that. */
  readonly requests?: Readonly<Record<string, readonly unknown[]>>;
  /** Requests that the tool sends: at least one of something that happened, and one of each challenge. */
  readonly webhook?: readonly WebhookSample[];
  /** What the tool answers to `tasks.list`, with a task in it that has every field that the plugin reads. */
  readonly tasks?: { readonly reply: Reply };
  /** What the tool answers to a feed, by its name, with something in it. `state` is what the feed had left before. */
  readonly feeds?: Readonly<Record<string, { readonly reply: Reply; readonly state?: Json }>>;
  /** What the tool answers where the guide lets something be picked, by the setting, with something to pick in it. */
  readonly picks?: Readonly<Record<string, Reply>>;
  /**
   * A stand-in for the tool, made anew for each fault: what it would answer to a well-formed request. Default: 200 and `{}`
   * to everything. The checks `sending`, `probe-finds` and `send-again` need it; `feeds` and
   * `guide` ask it, too.
   */
  readonly service?: () => Service;
  /**
   * For plugins that do not speak HTTP: what their transport brings back where the tool is in such a state. A fault that is
   * not given is skipped, but for a timeout, which is the host's own.
   */
  readonly replies?: Readonly<Partial<Record<FaultName, () => Reply | Promise<Reply>>>>;
  /** Milliseconds after which a request to the fault server has timed out, at least 100. Default: 200. */
  readonly timeout?: number;
}
