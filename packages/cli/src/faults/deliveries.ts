/** A store full of sessions, a plugin in one file, and a real server that counts: for tests that kill whoever delivers. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { appendEvents } from '@msp/core';
import type { MspEvent } from '@msp/protocol';
import { openSqliteStore } from '@msp/store-sqlite';
import type { Finished, Sandbox } from './process.js';

/** What landed, in its order: updates once each at best, notes as often as they were sent. */
export class Tool {
  readonly landed: { readonly id: string; readonly session: string }[] = [];
  /** Milliseconds before each answer, after the operation has landed. */
  delay = 0;
  /** Answers nothing but this. */
  status = 200;
  #waiting: { readonly count: number; readonly done: () => void }[] = [];
  readonly #server = createServer((request, response) => {
    this.#answer(request, response).catch(() => response.destroy());
  });

  static async start(): Promise<Tool> {
    const tool = new Tool();
    await new Promise<void>((done) => tool.#server.listen(0, '127.0.0.1', done));
    return tool;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Resolves when so many operations have landed. */
  reaches(count: number): Promise<void> {
    return new Promise((done) => {
      this.#waiting.push({ count, done });
      this.#tell();
    });
  }

  #tell(): void {
    for (const { count, done } of this.#waiting) if (this.landed.length >= count) done();
    this.#waiting = this.#waiting.filter(({ count }) => this.landed.length < count);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const id = decodeURIComponent((request.url ?? '').slice(1));
    const reply = (status: number, value: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    if (this.status !== 200) reply(this.status, {});
    else if (request.method === 'GET') reply(200, { there: this.landed.some((each) => each.id === id) });
    else {
      const text = (await request.setEncoding('utf8').toArray()).join('');
      this.landed.push({ id, session: JSON.parse(text).session });
      this.#tell();
      if (this.delay > 0) await new Promise((done) => setTimeout(done, this.delay));
      reply(200, {});
    }
  }
}

/** Sends updates as `probe` and notes as `idempotent`, each session in a lane of its own. `mark` stands in every body. */
export const pluginText = (mark = 'first'): string => `
const send = (method, event, settings, text) => ({
  key: event.id, lane: event.sessionId, summary: text, delivery: method === 'POST' ? 'probe' : 'idempotent',
  query: { language: 'http', request: { method, url: [settings.url, '/' + event.id],
    body: { session: event.sessionId, text, mark: ${JSON.stringify(mark)} } } },
});

export default {
  contract: 1,
  manifest: { id: 'count', name: 'Count', summary: 'Counts', hosts: [], addresses: ['url'], limits: { concurrency: 4 } },
  settings: { safeParse: (data) => ({ success: true, data }) },
  hooks: {
    'update-recorded': (event, { settings }) => [send('POST', event, settings, event.data.description)],
    'note-taken': (event, { settings }) => [send('PUT', event, settings, event.data.text)],
  },
  probe: {
    ask: ({ query }) => ({ language: 'http', request: { method: 'GET', url: query.request.url } }),
    found: (reply) => reply.kind === 'failure' ? { outcome: 'retry', reason: reply.message }
      : reply.value.there ? { outcome: 'done' } : null,
  },
};
`;

/** Writes the plugin into the project and configures it, also under further names. */
export function connect(sandbox: Sandbox, tool: Tool, names: readonly string[] = ['count']): void {
  writeFileSync(join(sandbox.project, 'count.mjs'), pluginText());
  for (const name of names) {
    sandbox.msp('config', 'set', `plugins.${name}.url`, tool.url);
    sandbox.msp('config', 'set', `plugins.${name}.use`, './count.mjs');
  }
}

/** Puts sessions of so many updates and notes, by turns, into the store of a sandbox. */
export async function fill(sandbox: Sandbox, sessions: number, records: number): Promise<void> {
  mkdirSync(join(sandbox.project, '.msp'), { recursive: true });
  const store = await openSqliteStore({ path: join(sandbox.project, '.msp', 'msp.db') });
  for (let number = 0; number < sessions; number += 1)
    await store.transaction((transaction) => appendEvents(transaction, session(number, records)));
  await store.close();
}

function session(number: number, records: number): MspEvent[] {
  const sessionId = `msp-many-${number}`;
  const make = (type: string, id: string, data: object) =>
    ({
      ...{ id: `${id}-${number}`, version: 1, type, sessionId, project: 'shop', user: 'ada', host: 'engine' },
      ...{ time: new Date(1.7e12 + number * 1e6).toISOString(), data },
    }) as MspEvent;
  return [
    make('session-started', 'evt-start', { worktree: '.', startProgress: 0 }),
    ...Array.from({ length: records }, (_, at) =>
      at % 2 === 0
        ? make('update-recorded', `upd-${at}`, { description: `Part ${at}`, tags: [] })
        : make('note-taken', `not-${at}`, { text: `Note ${at}` }),
    ),
    make('session-ended', 'evt-end', { nextSteps: [] }),
    make('session-completed', 'evt-done', {}),
  ];
}

/** Runs `msp` while this process goes on: the server answers from here. */
export const msp = (sandbox: Sandbox, ...args: string[]): Promise<Finished> =>
  sandbox.start(...args).finished;

/** The document that `msp … --json` prints. */
export async function document(sandbox: Sandbox, ...args: string[]): Promise<ReturnType<typeof JSON.parse>> {
  const { stdout, stderr } = await msp(sandbox, ...args, '--json');
  if (stdout === '') throw new Error(`msp ${args.join(' ')}: ${stderr}`);
  return JSON.parse(stdout);
}
