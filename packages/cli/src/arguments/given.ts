type Given<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

/**
 * Only what was given: options that are absent are left out rather than passed on as undefined.
 *
 * @example given({ type: undefined, path: 'src' }) // { path: 'src' }
 */
export function given<T extends object>(options: T): Given<T> {
  const entries = Object.entries(options).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Given<T>;
}
