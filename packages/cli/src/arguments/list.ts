/**
 * Several things in one option: separated by commas, or one in each where the option was given several times.
 *
 * @example listOf(['MySQL, SQLite']) // ['MySQL', 'SQLite']
 */
export function listOf(values: readonly string[]): string[] {
  const parts = values.length > 1 ? values : (values[0] ?? '').split(',');
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
