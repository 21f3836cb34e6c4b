import type { LoadedPlugin } from '@msp/core';
import { definePlugin } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { settingRows, typeWords } from './setting-rows.js';

describe('typeWords', () => {
  it.each([
    [{ type: 'string' }, 'text'],
    [{ type: 'integer' }, 'whole number'],
    [{ type: 'boolean' }, 'yes or no'],
    [{ type: 'array', items: { type: 'string' } }, 'list of text'],
    [{ type: 'array' }, 'list of anything'],
    [{ enum: ['a', 'b', 3] }, 'a or b or 3'],
    [{ type: ['string', 'null'] }, 'text or nothing'],
    [{}, 'anything'],
  ])('%j is %s', (document, words) => expect(typeWords(document)).toBe(words));
});

const rows = (settings: z.ZodType, given: object) => {
  const plugin = definePlugin({
    contract: 1,
    manifest: {
      id: 'notes',
      name: 'Notes',
      summary: 'Writes notes',
      hosts: [],
      environment: { vault: ['NOTES_VAULT'] },
    },
    settings,
  });
  const entry = { name: 'my-notes', use: 'notes', enabled: true, mode: 'integrated', settings: {} } as const;
  const loaded = { state: 'loaded', name: 'my-notes', mode: 'integrated', entry, plugin, settings: given };
  return settingRows(loaded as unknown as LoadedPlugin);
};

it('has a row for each value, those within groups too', () => {
  const schema = z.strictObject({
    vault: z.string().describe('Where.'),
    folders: z.strictObject({ daily: z.string().default('Daily') }).optional(),
  });
  expect(rows(schema, { vault: '/home/you/Notes', folders: { daily: 'Day' } })).toEqual([
    {
      key: 'vault',
      type: 'text',
      required: true,
      default: null,
      description: 'Where.',
      environment: ['MSP_MY_NOTES_VAULT', 'NOTES_VAULT'],
      value: '/home/you/Notes',
    },
    {
      key: 'folders.daily',
      type: 'text',
      required: false,
      default: 'Daily',
      description: '',
      environment: ['MSP_MY_NOTES_FOLDERS_DAILY'],
      value: 'Day',
    },
  ]);
});

it('says nothing where nothing is set, and masks what looks like a secret', () => {
  const schema = z.object({ url: z.string().optional(), list: z.array(z.string()).optional() });
  expect(rows(schema, {}).map(({ value }) => value)).toEqual([null, null]);
  const values = rows(schema, {
    url: 'https://ada:Xk29fLq81mPz@x.example',
    list: ['https://ada:Xk29fLq81mPz@x.example'],
  });
  expect(JSON.stringify(values)).not.toContain('Xk29fLq81mPz');
});

it('has no rows where the schema cannot be written down, or there is none', () => {
  expect(rows({ safeParse: () => ({ success: true, data: {} }) } as unknown as z.ZodType, {})).toEqual([]);
});
