/** A tool to connect to: a real server in the process of the test, and a plugin in one file that sends to it. */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ZodMiniType } from 'zod/mini';
import { type Circumstances, PROGRAM, type Result, type Sandbox } from './run.js';
import { sandbox } from './sandbox.js';

/** What the server was asked. */
interface Asked {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

/** A server that lets in whoever has {@link KEY}. */
export interface Tool {
  readonly url: string;
  readonly asked: Asked[];
  /** The status of answers to what is let in. Null: no answer comes. */
  status: number | null;
  stop(): Promise<void>;
}

/** Looks like nothing that a person writes. */
export const KEY = 'zq8-Kw/3mNvX=topmost';

/** Starts the server; it is gone after the test. */
async function startTool(): Promise<Tool> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    request.on('end', () => {
      const { method = '', url: path = '' } = request;
      const { authorization } = request.headers;
      asked.push({ method, path, authorization, body: text === '' ? null : JSON.parse(text) });
      if (tool.status === null) return;
      const status = authorization === `Bearer ${KEY}` ? tool.status : 401;
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(status === 200 ? answerTo(path) : { message: `no, ${authorization}` }));
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  const tool: Tool = { url: `http://127.0.0.1:${port}`, asked, status: 200, stop: () => stopped(server) };
  onTestFinished(() => tool.stop());
  return tool;
}

function stopped(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => server.close(() => done()));
}

function answerTo(path: string): unknown {
  if (path.startsWith('/me')) return { account: 'ada@acme', version: '2.1' };
  if (!path.startsWith('/search')) return { id: 7 };
  return [
    { title: 'Rate limit', detail: 'Forty a minute', time: '2026-11-20T10:00:00Z', values: { open: true } },
  ];
}

/** The plugin's code. `hook` stands in place of what it does with a decision. */
export const pluginCode = (hook = POSTS): string => `
import { definePlugin } from '@msp/protocol';
import { z } from 'zod';
const to = (context, method, path, body) => ({
  language: 'http',
  request: {
    method, url: context.settings.url + path, headers: { authorization: context.secret('apiKey', 'Bearer ') },
    ...(body && { body }),
  },
});
const read = (reply) => {
  if (reply.status !== 200 || reply.kind !== 'answer') throw new Error('the key was refused');
  return reply.value;
};
const post = (event, context) => [{
  key: event.id, lane: event.sessionId, summary: 'Decision: ' + event.data.content, delivery: 'at-least-once',
  query: to(context, 'POST', '/decisions', { text: event.data.content }),
}];
export default definePlugin({
  contract: 1,
  manifest: {
    id: 'tracker', name: 'Tracker', summary: 'Posts decisions', hosts: [], addresses: ['url'], maturity: 'beta',
    secrets: {
      apiKey: { label: 'API key', help: 'Settings → API', env: ['TRACKER_KEY'] },
      webhook: { label: 'Webhook', help: 'Settings → Webhooks.', env: [], optional: true },
    },
  },
  settings: z.strictObject({
    url: z.url().describe('Where it is.'),
    size: z.int().default(5).describe('How many at once.'),
    labels: z.array(z.string()).optional(),
  }),
  hooks: { 'decision-made': ${hook} },
  check: {
    ask: (context) => to(context, 'GET', '/me'),
    read: (reply) => ({ account: read(reply).account, detail: 'Tracker ' + read(reply).version }),
  },
  actions: {
    create: {
      summary: 'Makes an issue',
      input: z.strictObject({ title: z.string(), points: z.int().optional(), urgent: z.boolean().default(false) }),
      run: (input, context) => [{
        key: 'create ' + context.request, lane: 'create', summary: 'Create ' + input.title, delivery: 'at-least-once',
        query: to(context, 'POST', '/issues', { ...input, session: context.session && context.session.id }),
      }],
    },
  },
  recall: {
    search: {
      summary: 'Searches issues',
      input: z.strictObject({ words: z.string(), limit: z.int().default(5) }),
      ask: (input, context) => to(context, 'GET', '/search?words=' + encodeURIComponent(input.words) + '&limit=' + input.limit),
      read,
    },
  },
  export: (session, context) => [{
    key: 'export ' + session.id, lane: 'export', summary: 'Session ' + session.id, delivery: 'idempotent',
    query: to(context, 'PUT', '/sessions', { id: session.id }),
  }],
});
`;

const POSTS = 'post';
/** A hook that fails. */
export const THROWS = `() => { throw new Error('the hook is broken'); }`;

/** A place with a plugin `tracker`, and programs that run while the test goes on. */
export class Workshop {
  readonly shop: Sandbox = sandbox();
  /** On top of the sandbox's environment. Nothing is sent in the background. */
  readonly env: Record<string, string> = { MSP_DELIVERY_BACKGROUND: 'false', MSP_SECRETS: 'file' };

  /** Writes a file of the project. */
  write(path: string, text: string): void {
    const file = join(this.shop.project, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** Runs `msp`. */
  msp(...words: string[]): Promise<Result> {
    return this.run(words);
  }

  run(words: readonly string[], { input = '', env = {}, cwd }: Circumstances = {}): Promise<Result> {
    const child = spawn(process.execPath, [PROGRAM, ...words], {
      cwd: cwd ?? this.shop.project,
      env: { ...this.shop.env, ...this.env, ...env },
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    // A process that does not read its standard input is no failure of the test.
    child.stdin.on('error', () => {}).end(input);
    return new Promise((done) => child.on('close', (code) => done({ code, stdout, stderr })));
  }

  /** Runs `msp … --json`, checks the document against its shape, and gives it with the exit code. */
  async json<Shape extends ZodMiniType>(
    shape: Shape,
    ...words: string[]
  ): Promise<{ readonly code: number | null; readonly document: Shape['_zod']['output'] }> {
    const { code, stdout, stderr } = await this.msp(...words, '--json');
    const parsed = shape.safeParse(JSON.parse(stdout || '""'));
    if (!parsed.success) throw new Error(`msp ${words.join(' ')}: ${parsed.error} in ${stdout}${stderr}`);
    return { code, document: parsed.data as Shape['_zod']['output'] };
  }

  /** The code of the error that a command ends with, and how it is told. */
  async refused(
    ...words: string[]
  ): Promise<{ code: string; exit: number | null; message: string; hint: string }> {
    const { code: exit, stdout } = await this.msp(...words, '--json');
    const { code, message, hint } = JSON.parse(stdout).error;
    return { code, exit, message, hint };
  }
}

/** The plugin configured with the server's address, its key kept. */
export async function connected(hook?: string): Promise<{ workshop: Workshop; tool: Tool }> {
  const tool = await startTool();
  const workshop = new Workshop();
  workshop.write('tracker.ts', pluginCode(hook));
  workshop.write(
    '.msp/config.json',
    JSON.stringify({ plugins: { tracker: { use: './tracker.ts', url: tool.url } } }),
  );
  const done = await Promise.all([
    workshop.msp('plugin', 'trust', 'tracker'),
    workshop.run(['secret', 'set', 'tracker.apiKey', '-'], { input: `${KEY}\n` }),
  ]);
  for (const { code, stderr } of done) if (code !== 0) throw new Error(stderr);
  return { workshop, tool };
}
