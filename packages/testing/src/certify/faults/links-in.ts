import type { Query } from '@msp/protocol';

/** The local ids of the links in a query. */
export function linksIn(query: Query): string[] {
  const found = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('$link' in value && typeof value.$link === 'string') found.add(value.$link);
    for (const inner of Object.values(value)) walk(inner);
  };
  walk(query);
  return [...found];
}
