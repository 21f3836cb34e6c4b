/** The tool of the stranger: a small HTTP service on this machine, and what a person changes in a new plugin to reach it. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { edit } from './edit.ts';

/** A running service that keeps what it is sent. */
export interface Tool {
  /** Without a slash at the end. */
  readonly address: string;
  /** Bodies of the entries that were written, in order. */
  readonly entries: readonly Readonly<Record<string, string>>[];
  /** What it was let in with, each once. */
  readonly tokens: ReadonlySet<string>;
  stop(): Promise<void>;
}

/** Starts it on a free port. */
export async function startTool(): Promise<Tool> {
  const entries: Record<string, string>[] = [];
  const tokens = new Set<string>();
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    tokens.add(request.headers.authorization ?? '');
    const answer = (status: number, value: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(value));
    };
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/v1/me') return answer(200, { name: 'ada' });
    if (pathname !== '/v1/entries') return answer(404, {});
    const reference = searchParams.get('reference');
    if (request.method !== 'POST')
      return answer(200, { items: entries.filter((entry) => entry.reference === reference), next: null });
    const entry = { ...JSON.parse(body), id: String(entries.length + 1) };
    entries.push(entry);
    return answer(201, entry);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/v1`,
    entries,
    tokens,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

/** The template speaks to one host; this tool stands where its owner has put it, so the address becomes a setting. */
export function reachOwnServer(plugin: string, id: string): void {
  const source = (name: string) => join(plugin, 'src', name);
  const api = `https://api.${id}.example/v1`;
  edit(source('settings.ts'), [
    'z.strictObject({\n',
    `z.strictObject({\n  address: z.url().default('${api}').describe('Where the API answers.'),\n`,
  ]);
  edit(source('testing/context.ts'), ["{ space: 'team' }", `{ space: 'team', address: '${api}' }`]);
  edit(source('manifest.ts'), [`hosts: ['api.${id}.example'],`, `hosts: [],\n  addresses: ['address'],`]);
  edit(
    source('queries.ts'),
    [`const API = '${api}';\n`, ''],
    ['{ secret }: Context', '{ secret, settings }: Context'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the code that is changed.
    ['${API}${path}', '${settings.address}${path}'],
  );
}
