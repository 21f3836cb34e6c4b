import { describe, expect, it } from 'vitest';
import { contradicts } from './contradiction.js';

const contradictions: [string, string][] = [
  ['Use SQLite for storage', 'Use PostgreSQL for storage'],
  ['Use PostgreSQL for the database', 'MongoDB for the database'],
  ['Redis for session storage', 'Using Postgres for session storage'],
  ['Do not use Redis for caching', 'Use Redis for caching'],
  ['Use JWT', 'Do not use JWT'],
  ['Never deploy on Fridays', 'Deploy on Fridays'],
  ['Use tabs instead of spaces', 'Use spaces'],
  ['Use spaces', 'Use tabs instead of spaces'],
  ['Vitest for unit tests', 'Jest for unit tests'],
  ['Switch to MySQL rather than Postgres', 'Use Postgres for storage'],
  ['Drop GraphQL for the public API', 'Use GraphQL for the public API'],
  ['Host on AWS for production', 'Host on Azure for production'],
  ['UUID keys for entities', 'Integer keys for entities'],
];

const harmless: [string, string][] = [
  ['Use SQLite for storage', 'Use Redis for caching'],
  ['Use SQLite for storage', 'Use SQLite for storage'],
  ['Use JWT for authentication', 'Use JWT for service calls'],
  ['Write docs in Markdown', 'Use PostgreSQL for storage'],
  ['Do not log tokens', 'Do not log passwords'],
  ['Rotate tokens every day', 'Use PostgreSQL for storage'],
  ['Use feature flags for releases', 'Use semantic versions for packages'],
  ['Cache responses for an hour', 'Retry requests for a minute'],
  ['Name the service billing', 'Name the queue invoices'],
  ['', 'Use SQLite'],
  ['Add retries for payments', 'Add audit logs for payments'],
  ['Use JWT with rotation for authentication', 'Use JWT for authentication'],
];

describe('contradicts', () => {
  it.each(contradictions)('"%s" against "%s"', (fresh, standing) => {
    expect(contradicts(fresh, standing)).toBe(true);
  });

  it.each(harmless)('"%s" stands beside "%s"', (fresh, standing) => {
    expect(contradicts(fresh, standing)).toBe(false);
  });
});
