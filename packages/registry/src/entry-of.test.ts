import { cardOf, type Plugin } from '@msp/protocol';
import { expect, it } from 'vitest';
import { authorOf, homepageOf } from './author.js';
import { RegistryEntry } from './entry.js';
import { entryOf } from './entry-of.js';
import { boards } from './testing/sample.js';

const plugin: Plugin = {
  contract: 1,
  manifest: {
    ...{ id: 'boards', name: 'Boards', summary: boards.summary, maturity: 'beta' },
    ...{ hosts: ['api.boards.dev', '*.boards.dev'], addresses: ['server.url'] },
    secrets: { apiKey: { label: 'Key', help: 'Ask', env: ['BOARDS_KEY'] } },
  },
  hooks: { 'decision-made': () => [] },
  check: {
    ask: () => ({ language: 'http', request: { method: 'GET', url: 'https://api.boards.dev' } }),
    read: () => ({ account: null }),
  },
  judge: () => ({ outcome: 'done' }),
  recall: {},
};
const packageFile = {
  ...{ name: 'msp-plugin-boards', version: '1.2.0', keywords: ['msp-plugin', 'tasks', 'notes'] },
  ...{ homepage: 'https://boards.dev/msp', author: 'Ada <ada@boards.dev> (https://ada.dev)' },
  peerDependencies: { '@msp/protocol': '^1.1.0', zod: '^4.0.0' },
};

it('an entry is made of the card, the package and the certification', () => {
  const entry = entryOf(cardOf(plugin), packageFile, boards.certification);
  expect(entry).toEqual({ ...boards, hosts: ['*.boards.dev', 'api.boards.dev'] });
  expect(RegistryEntry.safeParse(entry).success).toBe(true);
});

it('what the package does not tell is said by hand, or is missing', () => {
  const bare = { name: 'msp-plugin-boards', version: '1.2.0' };
  const entry = entryOf(cardOf(plugin), bare, boards.certification);
  expect(entry).toMatchObject({ category: 'other', homepage: '', protocol: '', author: { name: '' } });
  expect(RegistryEntry.safeParse(entry).error?.issues.map(({ path }) => path.join('.'))).toEqual([
    'protocol',
    'homepage',
    'author.name',
  ]);
  const rest = { category: 'code', homepage: 'https://b.dev', author: { name: 'B' }, replacedBy: 'cards' };
  expect(entryOf(cardOf(plugin), bare, boards.certification, { ...rest, verified: true })).toMatchObject({
    ...rest,
    verified: true,
  });
});

it.each([
  ['Ada', { name: 'Ada' }],
  ['Ada (http://ada.dev)', { name: 'Ada' }],
  [
    { name: ' Ada ', url: 'https://ada.dev', email: 'x' },
    { name: 'Ada', url: 'https://ada.dev' },
  ],
  [{ name: 7 }, { name: '' }],
  [null, { name: '' }],
])('the author %j', (author, expected) => {
  expect(authorOf({ author })).toEqual(expected);
});

it.each([
  [{ repository: { url: 'git+https://code.dev/ada/boards.git' } }, 'https://code.dev/ada/boards'],
  [{ repository: 'github:ada/boards' }, undefined],
  [{ homepage: 'http://boards.dev' }, undefined],
])('the homepage of %j', (file, expected) => {
  expect(homepageOf(file)).toBe(expected);
});
