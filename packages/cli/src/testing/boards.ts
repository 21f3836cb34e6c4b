/** A tool with a guide, and the real server that its plugin speaks with. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Result, Sandbox } from './run.js';
import { Workshop } from './tool.js';

/** The key that the server lets in. Looks like nothing that a person writes. */
export const BOARD_KEY = 'wp4-Tn/8bVxQ=boards';

/** What there is to pick, page by page, as the server answers. */
type Pages = readonly (readonly {
  readonly id: unknown;
  readonly name: unknown;
  readonly hint?: unknown;
}[])[];

/** The server, and a place with the plugin. */
export interface Boards {
  readonly workshop: Workshop;
  readonly shop: Sandbox;
  /** What it was asked, without secrets. */
  readonly asked: string[];
  /** What the test may change while it goes on. */
  readonly answers: { teams: Pages; labels: Pages; status: number | null };
}

/** Two pages of teams; the second one has the one that is looked for. */
const TEAMS: Pages = [
  [
    { id: 't-web', name: 'Web', hint: 'WEB' },
    { id: 't-ops', name: 'Operations' },
  ],
  [{ id: 't-mob', name: 'Mobile', hint: 'MOB' }],
];
const LABELS: Pages = [
  [
    { id: 'l-1', name: 'Urgent' },
    { id: 'l-2', name: 'Later' },
  ],
];

/**
 * Starts it; it is gone after the test.
 *
 * @param guide stands in place of the plugin's own; null: it has none
 * @param refined stands behind the settings' schema
 */
export async function boards(guide: string | null = GUIDE, refined = ''): Promise<Boards> {
  const asked: string[] = [];
  const answers: Boards['answers'] = { teams: TEAMS, labels: LABELS, status: 200 };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://boards');
    asked.push(`${request.method} ${url.pathname}${url.search}`);
    if (answers.status === null) return;
    const status = request.headers.authorization === `Bearer ${BOARD_KEY}` ? answers.status : 401;
    const pages = url.pathname === '/teams' ? answers.teams : answers.labels;
    const at = Number(url.searchParams.get('page') ?? 0);
    const page = { items: pages[at] ?? [], next: at + 1 < pages.length ? String(at + 1) : null };
    const body = url.pathname === '/me' ? { account: 'ada@acme', company: 'Acme' } : page;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(status === 200 ? body : { message: 'no' }));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise<void>((done) => server.close(() => done()));
  });
  const workshop = new Workshop();
  const { port } = server.address() as AddressInfo;
  workshop.write('boards.ts', code(`http://127.0.0.1:${port}`, guide, refined));
  return { workshop, shop: workshop.shop, asked, answers };
}

/** Every file that a command may leave: the configuration, what is allowed, the secrets. */
export function traces({ shop }: Pick<Boards, 'shop'>): Result {
  return shop.shell('cat .msp/config.json "$XDG_CONFIG_HOME"/msp/*.json; ls -A .msp');
}

const GUIDE = `{
  intro: 'You need an account of Boards.',
  steps: [
    { kind: 'secret', secret: 'apiKey' },
    { kind: 'text', setting: 'prefix', label: 'Which prefix?', help: 'Stands before every title.', example: 'WEB', optional: true },
    { kind: 'choose', setting: 'size', label: 'How large?', options: [{ value: 'small', label: 'Small ones' }, { value: 'large', label: 'Large ones' }] },
    { kind: 'pick', setting: 'teamId', label: 'Which team?', ask: pages('teams'), read: readPage },
    { kind: 'later-version', setting: 'nothing', label: 'Never asked' },
    { kind: 'pick', setting: 'labels', label: 'Which labels?', several: true, optional: true, when: ({ settings }) => settings.teamId === 't-mob', ask: pages('labels'), read: readPage },
  ],
}`;

const code = (url: string, guide: string | null, refined: string): string => `
import { definePlugin } from '@msp/protocol';
import { z } from 'zod';
const to = (context, path) => ({
  language: 'http',
  request: { method: 'GET', url: context.settings.url + path, headers: { authorization: context.secret('apiKey', 'Bearer ') } },
});
const answer = (reply) => {
  if (reply.status === 401) throw new Error('Boards authentication failed.');
  if (reply.status !== 200 || reply.kind !== 'answer') throw new Error('Boards did not answer.');
  return reply.value;
};
const pages = (what) => (context, page) => to(context, '/' + what + '?page=' + (page ?? 0));
const readPage = (reply) => {
  const { items, next } = answer(reply);
  return { options: items.map(({ id, name, hint }) => ({ value: id, label: name, hint })), next };
};
export default definePlugin({
  contract: 1,
  manifest: {
    id: 'boards', name: 'Boards', summary: 'Writes to boards', hosts: [], addresses: ['url'], maturity: 'beta',
    secrets: { apiKey: { label: 'API key', help: 'Open Settings, then API, and click "New key".', env: ['BOARDS_KEY'] } },
  },
  settings: z.strictObject({
    teamId: z.string().min(3, 'it is too short').describe('The team that it writes to.'),
    prefix: z.string().max(5, 'at most five letters').optional(),
    size: z.enum(['small', 'large']).default('small'),
    labels: z.array(z.string()).optional(),
    url: z.url().default(${JSON.stringify(url)}),
  })${refined},
  hooks: {
    'decision-made': (event, context) => [
      { key: event.id, lane: 'boards', summary: 'Decision', delivery: 'idempotent', query: { language: 'http', request: { method: 'POST', url: context.settings.url + '/decisions' } } },
    ],
    'note-taken': () => [],
  },
  check: {
    ask: (context) => to(context, '/me'),
    read: (reply) => ({ account: answer(reply).account, detail: answer(reply).company }),
  },
  ${guide === null ? '' : `guide: ${guide},`}
});
`;
