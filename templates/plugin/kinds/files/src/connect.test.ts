import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@msp/testing';
import { expect, it } from 'vitest';
import { connect } from './connect.js';
import { createEntry, query, searchEntries, whoAmI } from './queries.js';
import { context } from './testing/context.js';

const log = { debug: () => {}, warn: () => {} };
const { signal } = new AbortController();
const door = (folder: string) =>
  connect({ name: 'sample-tool', settings: { folder }, secrets: {}, fetch, log });
const entry = createEntry(context, {
  reference: 'dec-1',
  title: 'Rotate\non every use',
  text: 'Why: it leaks',
});

it('what is written can be read and found, and is there once', async () => {
  const folder = temporaryFolder();
  const transport = door(folder);
  for (const _ of ['first', 'again'])
    expect(await transport.send(entry, { signal })).toEqual({
      kind: 'answer',
      value: { id: 'entries/uuid-dec-1.md' },
    });
  expect(readFileSync(join(folder, 'entries/uuid-dec-1.md'), 'utf8')).toBe(
    '# Rotate on every use\n\nWhy: it leaks\n',
  );
  const found = (words: string) => transport.send(searchEntries(context, words), { signal });
  expect(await found('LEAKS')).toMatchObject({ value: { items: [{ title: 'Rotate on every use' }] } });
  expect(await found('lunch')).toMatchObject({ value: { items: [] } });
});

it('a folder that is not there is not made, and nothing leaves it', async () => {
  const folder = temporaryFolder();
  await expect(door(join(folder, 'gone')).send(whoAmI(), { signal })).rejects.toThrow('ENOENT');
  mkdirSync(join(folder, 'notes'));
  const outside = query({ write: '../outside.md', text: '' });
  await expect(door(join(folder, 'notes')).send(outside, { signal })).rejects.toThrow();
});
