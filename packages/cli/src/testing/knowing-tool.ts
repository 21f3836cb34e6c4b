/** A tool that knows things: a real server in the process of the test, and a plugin in one file that asks it page by page. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FeedItem } from '@msp/protocol';
import { onTestFinished } from 'vitest';
import { KEY, Workshop } from './tool.js';

/** The server. */
export interface KnowingTool {
  readonly url: string;
  /** What was asked for, as `GET /commits?page=0`. */
  readonly asked: string[];
  /** All that it knows, by feed. */
  known: Record<string, unknown[]>;
  /** Items on a page. */
  size: number;
  /** Status and headers of answers to whoever has the key; null: no answer comes. */
  answer: { status: number; headers?: Record<string, string> } | null;
  /** Called before each answer. */
  onAsked: () => void;
  stop(): Promise<void>;
}

async function startTool(): Promise<KnowingTool> {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    tool.asked.push(`${request.method} ${request.url}`);
    tool.onAsked();
    if (tool.answer === null) return;
    const { status, headers } =
      request.headers.authorization === `Bearer ${KEY}` ? tool.answer : { status: 401 };
    const all = tool.known[pathname.slice(1)] ?? [];
    const etag = `"${JSON.stringify(all).length}-${all.length}"`;
    if (status === 200 && request.headers['if-none-match'] === etag) {
      response.writeHead(304).end();
      return;
    }
    response.writeHead(status, { 'content-type': 'application/json', etag, ...headers });
    const page = Number(searchParams.get('page') ?? 0);
    const items = all.slice(page * tool.size, (page + 1) * tool.size);
    const next = (page + 1) * tool.size < all.length ? page + 1 : null;
    response.end(JSON.stringify(status === 200 ? { items, next } : { message: `no, ${KEY}` }));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  const tool: KnowingTool = {
    ...{ url: `http://127.0.0.1:${port}`, asked: [], known: {}, size: 100, answer: { status: 200 } },
    onAsked: () => {},
    stop() {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
  onTestFinished(() => tool.stop());
  return tool;
}

const CODE = `
import { definePlugin } from '@msp/protocol';
import { z } from 'zod';
const feed = (path, keeps) => ({
  summary: path, keeps, every: 60,
  ask: (context, state) => ({
    language: 'http',
    request: {
      method: 'GET', url: context.settings.url + '/' + path + '?page=' + (state && state.page || 0),
      headers: { authorization: context.secret('token', 'Bearer '), 'if-none-match': state && state.etag || '' },
    },
  }),
  read: (reply, context, state) => {
    if (reply.status === 304) return { items: [], state, more: false, unchanged: true };
    if (reply.kind !== 'answer' || reply.status !== 200) throw new Error('GitHub said ' + reply.status);
    const { items, next } = reply.value;
    return { items, more: next !== null, state: next === null ? { etag: reply.headers.etag } : { page: next } };
  },
});
export default definePlugin({
  contract: 1,
  manifest: {
    id: 'github', name: 'GitHub', summary: 'Commits, issues and runs', hosts: [], addresses: ['url'],
    secrets: { token: { label: 'Token', help: 'Settings → Tokens', env: [] } },
  },
  settings: z.strictObject({ url: z.url().describe('Where it is.') }),
  hooks: {
    'decision-made': (event, context) => [{
      key: event.id, lane: event.sessionId, summary: 'Decision', delivery: 'idempotent',
      query: { language: 'http', request: {
        method: 'POST', url: context.settings.url + '/decisions', headers: { authorization: context.secret('token', 'Bearer ') },
      } },
    }],
  },
  feeds: { commits: feed('commits', 'log'), issues: feed('issues', 'snapshot'), runs: feed('runs', 'log') },
});
`;

/** A commit of now; whatever is not given is made up. */
export const commit = (id: string, given: Partial<FeedItem> = {}): FeedItem => ({
  ...{ id, kind: 'commit', title: `Commit ${id}`, time: new Date().toISOString(), author: 'ada' },
  ...given,
});

/** The plugin `github` connected to the server. Nothing happens in the background. */
export async function knowing(): Promise<{ workshop: Workshop; tool: KnowingTool }> {
  const tool = await startTool();
  const workshop = new Workshop();
  workshop.write('github.ts', CODE);
  const github = { use: './github.ts', url: tool.url };
  workshop.write('.msp/config.json', JSON.stringify({ plugins: { github } }));
  const done = await Promise.all([
    workshop.msp('plugin', 'trust', 'github'),
    workshop.run(['secret', 'set', 'github.token', '-'], { input: `${KEY}\n` }),
  ]);
  for (const { code, stderr } of done) if (code !== 0) throw new Error(stderr);
  return { workshop, tool };
}
