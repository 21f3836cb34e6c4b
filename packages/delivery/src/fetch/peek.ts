/**
 * A property of anything, or undefined: errors come from everywhere, and reading them must not make new ones.
 *
 * @example peek(null, 'code') // undefined
 */
export function peek(value: unknown, name: PropertyKey): unknown {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return undefined;
  try {
    return (value as Record<PropertyKey, unknown>)[name];
  } catch {
    return undefined;
  }
}

/** The same where it is a text that says something. */
export function peekText(value: unknown, name: PropertyKey): string | undefined {
  const found = peek(value, name);
  return typeof found === 'string' && found !== '' ? found : undefined;
}
