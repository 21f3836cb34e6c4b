/** A plugin package of a stranger, as files, for tests. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PluginCard, PROTOCOL_VERSION } from '@msp/protocol';
import type { Archive } from '../pack.ts';
import { pack } from '../pack.ts';
import type { PackageServer } from './package-server.ts';

const manifest = {
  ...{ id: 'boards', name: 'Boards', summary: 'Notes as cards of a board', maturity: 'beta' as const },
  hosts: ['api.boards.dev'],
  secrets: { apiKey: { label: 'API key', help: 'Settings → Keys', env: ['BOARDS_API_KEY'] } },
};

const card: PluginCard = {
  ...{ contract: 1, manifest, hooks: ['note-taken'], parts: ['settings'], actions: [], questions: [] },
};

/** @param before runs when the plugin is loaded */
const code = (before: string): string => `
import { z } from 'zod';
${before}
export default {
  contract: 1,
  manifest: ${JSON.stringify(manifest)},
  settings: z.strictObject({ board: z.string() }),
  hooks: {
    'note-taken': (event, context) => [{
      key: event.id, lane: event.sessionId, summary: 'Add a card', delivery: 'at-least-once',
      query: { language: 'http', request: {
        method: 'POST', url: 'https://api.boards.dev/cards',
        headers: { authorization: context.secret('apiKey', 'Bearer ') },
        body: { board: context.settings.board, text: event.data.text },
      } },
    }],
  },
};
`;

const README = `# Boards

Its API key is a secret.

\`\`\`json
{ "plugins": { "boards": { "board": "sessions" } } }
\`\`\`
`;

/** What differs from a good package. */
export interface BoardsChange {
  readonly packageFile?: object;
  readonly card?: object | null;
  /** Code that runs when the plugin is loaded. */
  readonly before?: string;
  readonly readme?: string;
}

const packageFileOf = (change: object = {}) => ({
  ...{ name: 'msp-plugin-boards', version: '1.2.0', type: 'module', license: 'MIT' },
  ...{
    keywords: ['msp-plugin', 'tasks'],
    homepage: 'https://boards.dev/msp',
    author: 'Ada (https://ada.dev)',
  },
  exports: { '.': './dist/index.js', './plugin.json': './dist/plugin.json' },
  peerDependencies: { '@msp/protocol': `^${PROTOCOL_VERSION}`, zod: '^4.0.0' },
  ...change,
});

/** Packs the plugin, and publishes it. */
export async function publishBoards(
  folder: string,
  server: PackageServer,
  change: BoardsChange = {},
): Promise<Archive> {
  const source = join(folder, 'boards');
  mkdirSync(join(source, 'dist'), { recursive: true });
  const packageFile = packageFileOf(change.packageFile);
  writeFileSync(join(source, 'package.json'), JSON.stringify(packageFile));
  writeFileSync(join(source, 'README.md'), change.readme ?? README);
  writeFileSync(join(source, 'dist', 'index.js'), code(change.before ?? ''));
  if (change.card !== null)
    writeFileSync(join(source, 'dist', 'plugin.json'), JSON.stringify({ ...card, ...change.card }));
  const archive = await pack(source, { folder });
  server.publish(packageFile, readFileSync(archive.file));
  return archive;
}

/** What npm needs to ask this registry and no other, and to keep nothing. */
export const npmEnvironment = (folder: string, { url }: PackageServer): NodeJS.ProcessEnv => ({
  ...process.env,
  npm_config_registry: url,
  npm_config_cache: join(folder, 'cache'),
  npm_config_userconfig: join(folder, 'no-npmrc'),
  npm_config_fetch_retries: '0',
});
