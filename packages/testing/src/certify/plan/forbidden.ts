/** Secrets that stand where anybody may read. */
import { findSecrets } from '@msp/core';
import type { Laboratory } from '../laboratory.js';

/** Shorter values occur by chance. */
const SHORTEST = 6;

/** Finds what stands in a value and is a secret, as `the secret apiKey`: those of the manifest, and what looks like one in the settings. */
export function secretsFinder({ settings, secrets }: Laboratory): (value: unknown) => string[] {
  const forbidden = [
    ...Object.entries(secrets).map(([name, value]) => ({ what: `the secret ${name}`, value })),
    ...textsIn(settings.value).flatMap((text) =>
      findSecrets(text).map(({ kind, start, end }) => ({
        what: `the ${kind} in the settings`,
        value: text.slice(start, end),
      })),
    ),
  ].filter(({ value }) => value.length >= SHORTEST);
  return (value) => {
    const text = textsIn(value).join('\n');
    return forbidden.filter((each) => text.includes(each.value)).map(({ what }) => what);
  };
}

/** Every text in a value, names of properties included. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...textsIn(inner)]);
}
