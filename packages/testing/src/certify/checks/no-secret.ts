import { findSecrets } from '@msp/core';
import type { Check } from '../check.js';
import { verdictOn } from '../finding.js';
import { operationsIn } from '../laboratory.js';

/** Shorter values occur by chance. */
const SHORTEST = 6;

/** Operations are kept, shown and copied: no secret stands in them. */
export const noSecret: Check = {
  name: 'no-secret',
  title: 'No secret stands in an operation, not even one from the settings',
  run({ planned, settings, secrets }) {
    const forbidden = [
      ...Object.entries(secrets).map(([name, value]) => ({ what: `the secret ${name}`, value })),
      ...textsIn(settings.value).flatMap((text) =>
        findSecrets(text).map(({ kind, start, end }) => ({
          what: `the ${kind} in the settings`,
          value: text.slice(start, end),
        })),
      ),
    ].filter(({ value }) => value.length >= SHORTEST);
    return verdictOn(
      operationsIn(planned).flatMap((operation) => {
        const text = textsIn(operation).join('\n');
        return forbidden
          .filter(({ value }) => text.includes(value))
          .map(({ what }) => `${what} stands in the operation "${operation.summary}"`);
      }),
    );
  },
};

/** Every text in a value, names of properties included. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...textsIn(inner)]);
}
