import { readFileSync } from 'node:fs';
import type { Plugin, Reply } from '@msp/protocol';
import { expect, it } from 'vitest';
import { CHECKS, examine, type Finding } from './index.js';

/** Keeps notes in a store that speaks a language of its own. */
const keeper: Plugin = {
  contract: 1,
  manifest: { id: 'keeper', name: 'Keeper', summary: 'Keeps notes', hosts: [] },
  hooks: {
    'note-taken': (event) => [
      {
        ...{ key: event.id, lane: event.sessionId, summary: 'Keep a note', delivery: 'idempotent' },
        query: {
          language: 'keeping',
          text: 'keep $text as $id',
          parameters: { id: event.id, text: event.data.text },
        },
      },
    ],
  },
  connect: async () => ({
    connect: () => {
      throw new Error('nobody may come here');
    },
  }),
};

const outcomes = (findings: readonly Finding[]) =>
  Object.fromEntries(findings.map(({ check, outcome }) => [check, outcome]));
const failure = (more: Partial<Reply>): Reply =>
  ({ kind: 'failure', reason: 'thrown', landed: 'unknown', message: 'No', ...more }) as Reply;

it('tells of each check as soon as it is done, in the order of the table', async () => {
  const told: Finding[] = [];
  const findings = await examine(keeper, {}, (finding) => told.push(finding));
  expect(told).toEqual(findings);
  expect(findings.map(({ check, title }) => ({ name: check, title }))).toEqual(
    CHECKS.map(({ name, title }) => ({ name, title })),
  );
});

it('does not open the door of a plugin that does not speak HTTP, and says what it could not look at', async () => {
  const findings = await examine(keeper);
  const skipped = findings.filter(({ outcome }) => outcome === 'skipped');
  expect(outcomes(findings)).toMatchObject({
    ...{ operations: 'passed', splicing: 'passed', 'fault-timeout': 'passed', 'fault-reset': 'skipped' },
  });
  expect(findings.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  expect(skipped.every(({ detail }) => detail)).toBe(true);
});

it('judges the replies that the author gave in place of faults', async () => {
  const replies = {
    reset: () => failure({ reason: 'connection' } as Partial<Reply>),
    unauthorized: async () => failure({ code: 'ACCESS_DENIED' } as Partial<Reply>),
  };
  expect(outcomes(await examine(keeper, { replies }))).toMatchObject({
    ...{ 'fault-reset': 'passed', 'fault-unauthorized': 'failed', 'fault-forbidden': 'skipped' },
  });
});

it('says that text of people is in a query, and of which field', async () => {
  const spliced: Plugin = {
    ...keeper,
    hooks: {
      'note-taken': (event) => [
        {
          ...{ key: event.id, lane: event.sessionId, summary: 'Keep a note', delivery: 'idempotent' },
          query: {
            language: 'keeping',
            text: `keep '${event.data.text.replaceAll("'", "''")}'`,
            parameters: {},
          },
        },
      ],
    },
  };
  const findings = await examine(spliced);
  expect(findings.filter(({ outcome }) => outcome === 'failed').map(({ check }) => check)).toEqual([
    'splicing',
  ]);
  expect(findings.find(({ check }) => check === 'splicing')?.detail).toContain(
    'the hook for note-taken: the text of the query holds note-taken.data.text: make it a parameter',
  );
});

it.each([null, 7, {}, { contract: 1 }, { contract: 2 }])('looks at %j, too', async (value) => {
  const findings = await examine(value);
  expect(findings.filter(({ outcome }) => outcome === 'failed')).toMatchObject([{ check: 'manifest' }]);
});

it('every check is in the README', () => {
  const text = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const named = [...text.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, name]) => name);
  expect(named).toEqual(CHECKS.map(({ name }) => name));
});

it('for each check there is a plugin that fails it: one that cannot fail is worth nothing', () => {
  const files = ['planning', 'replies', 'tasks', 'webhook', 'feeds', 'guide', 'fault'].map(
    (name) => new URL(`./${name}-checks.heavy.test.ts`, import.meta.url),
  );
  const text = files.map((file) => readFileSync(file, 'utf8')).join('\n');
  const failing = new Set([...text.matchAll(/^ {2}\[\n? *'([a-z-]+)',/gm)].map(([, name]) => name));
  expect([...failing].sort()).toEqual(CHECKS.map(({ name }) => name).sort());
});
