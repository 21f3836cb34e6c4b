/** One signal for several reasons to stop: the time is over, the caller has enough, the host closes. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Was it the time that ended it? */
  passed(): boolean;
  /** It is over: nothing is waited for any more. */
  end(): void;
}

/**
 * Starts the clock. `AbortSignal.any` is not used: on some versions of Node.js it never lets go of a signal that lives long, and
 * the host's does.
 *
 * @param milliseconds until it is over by itself. The clock alone keeps no process running.
 */
export function startDeadline(milliseconds: number, others: readonly (AbortSignal | undefined)[]): Deadline {
  const controller = new AbortController();
  const stops: (() => void)[] = [];
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    controller.abort(new DOMException('The time is over.', 'TimeoutError'));
  }, milliseconds);
  timer.unref();
  for (const other of others) {
    if (!other) continue;
    const stop = () => controller.abort(other.reason);
    if (other.aborted) stop();
    other.addEventListener('abort', stop, { once: true });
    stops.push(() => other.removeEventListener('abort', stop));
  }
  return {
    signal: controller.signal,
    passed: () => late,
    end() {
      clearTimeout(timer);
      for (const stop of stops) stop();
    },
  };
}
