/** Something that is waited for no longer than it may take. */
class TooLate extends Error {
  override readonly name = 'TimeoutError';
}

/**
 * Does something, but waits for it only so long, even where it takes no notice of its signal: the signal is aborted then, and whatever
 * comes of it later is dropped.
 *
 * @param limit.milliseconds how long
 * @param limit.what for the message: `opening linear`
 * @param limit.signal ends the waiting earlier, with its reason
 * @param late called with what came too late, e.g. to close it
 * @throws {@link TooLate}, the reason of the signal, or what the work throws
 */
export async function within<Result>(
  limit: { readonly milliseconds: number; readonly what: string; readonly signal?: AbortSignal | undefined },
  work: (signal: AbortSignal) => Result | Promise<Result>,
  late: (result: Result) => void = () => {},
): Promise<Result> {
  const controller = new AbortController();
  const { signal } = controller;
  const tooLate = () =>
    controller.abort(new TooLate(`${limit.what} took longer than ${limit.milliseconds / 1000} seconds`));
  const stop = () => controller.abort(limit.signal?.reason);
  const timer = setTimeout(tooLate, limit.milliseconds);
  limit.signal?.addEventListener('abort', stop, { once: true });
  if (limit.signal?.aborted) stop();
  const over = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  const done = (async () => {
    signal.throwIfAborted();
    return work(signal);
  })();
  done.then(
    (result) => signal.aborted && late(result),
    () => {},
  );
  try {
    return await Promise.race([done, over]);
  } finally {
    clearTimeout(timer);
    limit.signal?.removeEventListener('abort', stop);
  }
}
