const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Does something in one go: a signal that comes meanwhile does not leave it half done. */
export function undisturbed<Result>(action: () => Result): Result {
  const wait = () => {};
  for (const signal of SIGNALS) process.on(signal, wait);
  try {
    return action();
  } finally {
    for (const signal of SIGNALS) process.off(signal, wait);
  }
}
