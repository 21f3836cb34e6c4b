import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { definePlugin, type Plugin } from '@msp/protocol';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import * as mini from 'zod/mini';
import { documented } from './documented.js';
import { configurationProblem, configurationsIn, unnamedRequests } from './examples.js';
import { withParts } from './marks.js';
import { secretsTable, settingsTable } from './tables.js';

const input = z.strictObject({});
const board = definePlugin({
  contract: 1,
  manifest: {
    id: 'board',
    name: 'Board',
    summary: 'Notices',
    hosts: ['board.example.com'],
    secrets: {
      token: { label: 'Token', help: 'Profile → Tokens | New', env: ['BOARD_TOKEN', 'BOARD_KEY'] },
      spare: { label: 'Spare', help: 'Ask for it', env: [], optional: true },
    },
    environment: { url: ['BOARD_URL'] },
  },
  settings: z.strictObject({
    url: z.url().describe('Where it is.'),
    wall: z.string().default('team').describe('a | b'),
    note: z.string().optional(),
    heading: z
      .strictObject({
        text: z.string().prefault('# Title\n').describe('Above.'),
        empty: z.string().default(''),
      })
      .prefault({}),
    tags: z.array(z.string()).default(['msp']),
  }),
  actions: { pin: { summary: 'Pins', input, run: () => [] } },
  recall: {
    search: {
      summary: 'Finds',
      input,
      ask: () => ({ language: 'http', request: { method: 'GET', url: 'https://board.example.com' } }),
      read: () => [],
    },
  },
});

const README = `# Board

\`\`\`json
{ "plugins": { "board": { "url": "https://board.example.com", "heading": { "text": "# Hi" } } } }
\`\`\`

<!-- settings -->

| setting | what it is | default | environment |
|---|---|---|---|
| \`url\` | Where it is. | needed | \`BOARD_URL\` |
| \`wall\` | a \\| b | \`team\` |  |
| \`note\` |  |  |  |
| \`heading.text\` | Above. | \`# Title⏎\` |  |
| \`heading.empty\` |  | empty |  |
| \`tags\` |  | \`["msp"]\` |  |

<!-- /settings -->

<!-- secrets -->

| secret | where it comes from | environment |
|---|---|---|
| \`token\` | Profile → Tokens \\| New | \`BOARD_TOKEN\`, \`BOARD_KEY\` |
| \`spare\` | Ask for it (optional) |  |

<!-- /secrets -->

<!-- walls -->

north

<!-- /walls -->

\`msp query board pin\`, \`msp query board search\`
`;

const folder = mkdtempSync(join(tmpdir(), 'msp-test-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'README.md');
writeFileSync(file, README);
writeFileSync(join(folder, 'config.example.json'), '{"plugins":{"board":{"url":"https://b.example.com"}}}');

documented(board, pathToFileURL(file), { walls: async () => 'north' });

describe('the tables', () => {
  it('are made anew where they are old, and left where they are current', () => {
    const parts = { settings: settingsTable(board), secrets: secretsTable(board), walls: 'north' };
    const old = README.replace(/Where it is|Ask for it|north/g, 'old');
    expect(old).not.toBe(README);
    expect(withParts(old, parts)).toBe(README);
    expect(withParts(README, parts)).toBe(readFileSync(file, 'utf8'));
  });

  it('say so where there is nothing to set', () => {
    const { settings: _, ...bare } = { ...board, manifest: { ...board.manifest, secrets: {} } };
    expect([settingsTable(bare), secretsTable(bare)]).toEqual(['There are none.', 'There are none.']);
    expect(settingsTable({ ...board, settings: z.strictObject({}) })).toBe('There are none.');
  });

  it('are the same for the smaller zod, and without variables have no column for them', () => {
    const { environment: _, ...manifest } = board.manifest;
    const settings = mini.strictObject({ url: mini.url() }) as unknown as NonNullable<Plugin['settings']>;
    expect(settingsTable({ manifest, settings })).toBe(
      '| setting | what it is | default |\n|---|---|---|\n| `url` |  | needed |',
    );
  });

  it('need their marks', () => {
    expect(() => withParts('# Board\n<!-- settings -->', { settings: 'x' })).toThrow(
      'no place for the settings',
    );
  });

  it('take texts that mean something to a replacement', () => {
    expect(withParts('<!-- a --><!-- /a --><!-- a --><!-- /a -->', { a: '$& $1' })).toBe(
      '<!-- a -->\n\n$& $1\n\n<!-- /a --><!-- a --><!-- /a -->',
    );
  });
});

it('a line keeps the remark behind it for as long as it is the same', () => {
  const old = '<!-- a -->\n\n| x | <!-- only there -->\n| y | <!-- old -->\n\n<!-- /a -->';
  expect(withParts(old, { a: '| x |\n| z |' })).toBe(
    '<!-- a -->\n\n| x | <!-- only there -->\n| z |\n\n<!-- /a -->',
  );
});

describe('the examples', () => {
  it('are found by what they begin with', () => {
    expect(configurationsIn('```json\n{"plugins": {}}\n```\n```json\n{"title": 1}\n```')).toEqual([
      '{"plugins": {}}\n',
    ]);
  });

  it.each([
    ['{', 'it is no JSON'],
    ['{"plugins": {"board": []}}', 'plugins.board'],
    ['{"plugins": {"other": {}}}', 'it has no plugins.board'],
    ['{"plugins": {"board": {}}}', 'plugins.board.url'],
    ['{"plugins": {"board": {"url": "https://b.example.com", "wal": "x"}}}', 'no such setting'],
    ['{"plugins": {"board": {"url": "https://b.example.com", "token": "x"}}}', 'is a secret'],
  ])('refuses %s', (json, why) => {
    expect(configurationProblem(board, json)).toContain(why);
  });

  it('takes what MSP itself reads of an entry', () => {
    const json =
      '{"plugins": {"board": {"use": "./board.ts", "mode": "mcp", "url": "https://b.example.com"}}}';
    expect(configurationProblem(board, json)).toBeNull();
  });
});

it('actions and questions that are not named are told', () => {
  expect(unnamedRequests(board, 'msp query board pin')).toEqual(['msp query board search']);
});
