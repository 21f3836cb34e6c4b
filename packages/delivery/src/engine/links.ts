/** The links that a query asks for. Pure. */
import type { Query } from '@msp/protocol';

/** The local ids of all `{ $link }` references in a query, each once. */
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
