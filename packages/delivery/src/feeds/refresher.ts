/** Keeps feeds fresh beside deliveries, which always go first. */
import type { LoadedPlugin } from '@msp/core';
import type { FeedState } from '@msp/protocol';
import { isDue, newFeedState } from './progress.js';
import { type SynchronizeOptions, synchronize } from './synchronize.js';

/** What it depends on. */
export interface RefresherOptions
  extends Pick<SynchronizeOptions, 'store' | 'project' | 'now' | 'random' | 'sessionTimeout' | 'onCall'> {
  readonly plugins: readonly LoadedPlugin[];
  open(loaded: LoadedPlugin): ReturnType<SynchronizeOptions['open']>;
  /** The branch that is checked out now. */
  branch(): string | null;
  /** How much of its limit each plugin has used; the same that who sends goes by. */
  used(plugin: string): SynchronizeOptions['used'];
}

/** One for each process that stays. */
export class Refresher {
  readonly #options: RefresherOptions;
  readonly #running = new Map<string, Promise<void>>();
  /** Plugins with something to send: their feeds wait. */
  #first: ReadonlySet<string> = new Set();
  #failure: { readonly error: unknown } | null = null;

  constructor(options: RefresherOptions) {
    this.#options = options;
  }

  get busy(): boolean {
    return this.#running.size > 0;
  }

  /**
   * Begins with what is due. Nothing is waited for.
   *
   * @param first plugins with something to send: nothing is begun for them, and what is under way ends with its page
   */
  async look(first: ReadonlySet<string>, signal: AbortSignal): Promise<void> {
    this.#first = first;
    const { plugins, store, now } = this.#options;
    const idle = plugins.filter(
      ({ name, plugin, mode }) =>
        mode === 'integrated' && plugin.feeds && !first.has(name) && !this.#running.has(name),
    );
    if (idle.length === 0 || signal.aborted) return;
    const [states, connections] = await Promise.all([store.feedStates(), store.connections()]);
    const time = now().getTime();
    for (const loaded of idle) {
      const { retryAt = null } = connections.find(({ plugin }) => plugin === loaded.name) ?? {};
      if (retryAt !== null && Date.parse(retryAt) > time) continue;
      if (anyDue(loaded, states, time)) this.#start(loaded, signal);
    }
  }

  #start(loaded: LoadedPlugin, signal: AbortSignal): void {
    const { store, project, now, random, sessionTimeout, onCall, open, used, branch } = this.#options;
    const { name } = loaded;
    const run = synchronize({
      ...{ store, loaded, project, now, random, sessionTimeout, signal, due: true },
      ...(onCall && { onCall }),
      ...{ branch: branch(), used: used(name), open: () => open(loaded) },
      mayGoOn: () => !this.#first.has(name),
    })
      .then(
        () => {},
        (error) => {
          this.#failure ??= { error };
        },
      )
      .finally(() => this.#running.delete(name));
    this.#running.set(name, run);
  }

  /** @throws what a run failed with: the store cannot be written, say */
  assertWell(): void {
    if (this.#failure) throw this.#failure.error;
  }

  async ended(): Promise<void> {
    await Promise.all(this.#running.values());
  }
}

function anyDue({ name, plugin }: LoadedPlugin, states: readonly FeedState[], now: number): boolean {
  return Object.keys(plugin.feeds ?? {}).some((feed) => {
    const state = states.find((each) => each.plugin === name && each.feed === feed);
    return isDue(state ?? newFeedState(name, feed), now);
  });
}
