/** Which links a query asks for. Pure. */
import type { Query } from './query.js';

/** The local ids of all `{ $link }` references in a query, each once. @example linksIn(query) // ['msp-2026-11-21-093042-k3x9'] */
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
