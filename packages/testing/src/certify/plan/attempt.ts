/** What a call gave; null where it threw, as it may. */
export function attempt(call: () => unknown): { readonly value: unknown } | null {
  try {
    return { value: call() };
  } catch {
    return null;
  }
}
