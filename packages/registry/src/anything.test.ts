/** Whatever somebody writes into a registry: it is read or refused, and never thrown. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RegistryEntry } from './entry.js';
import { entryProblems } from './problems/entry-problems.js';
import { readRegistry } from './read.js';
import { boards, linear } from './testing/sample.js';

/** An entry in which one field, or one within a field, is anything. */
const spoiled = fc
  .tuple(fc.constantFrom(...Object.keys(boards)), fc.jsonValue(), fc.boolean())
  .map(([field, value, within]) => {
    const before = boards[field as keyof typeof boards];
    const inner = typeof before === 'object' && !Array.isArray(before);
    return { ...boards, [field]: within && inner ? { ...before, name: value, date: value } : value };
  });

it('a registry of anything', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.jsonValue(),
        spoiled.map((entry) => ({ version: 1, plugins: [entry] })),
      ),
      (value) => {
        const reading = readRegistry(JSON.stringify(value));
        if ('problem' in reading) expect(reading.problem).toMatch(/^\P{Cc}+$/u);
        else
          for (const entry of reading.document.plugins)
            expect(RegistryEntry.safeParse(entry).success).toBe(true);
      },
    ),
  );
});

it('a text of anything', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(Object.keys(readRegistry(text))).toHaveLength(1);
    }),
  );
});

it('an entry of anything: what has no problems can stand in a registry', () => {
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), spoiled), (value) => {
      const problems = entryProblems(value, [linear]);
      for (const { message, hint } of problems) expect(message + hint).toMatch(/^\P{Cc}+$/u);
      const read = readRegistry(JSON.stringify({ version: 1, plugins: [value] }));
      if (problems.length === 0) expect(read).toHaveProperty('document');
    }),
  );
});
