/** A real HTTP server that remembers what landed, and does wrong what a test asks for. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server does with a request. Without an answer the connection is cut. */
export interface Behaviour {
  /** Does the operation land? */
  readonly lands: boolean;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

const FINE: Behaviour = { lands: true, status: 200 };

/** What a request asks for: `POST /<lane>` with `{ key, text }` lands, `GET /<key>` tells whether it did. */
export interface Landing {
  readonly key: string;
  readonly lane: string;
}

/** The server. */
export class CountingServer {
  /** In the order in which they landed, also those that landed twice. */
  readonly landed: Landing[] = [];
  requests = 0;
  /** At most so many at the same time. */
  most = 0;
  /** Decides what happens to each operation that is sent. */
  behave: (key: string, attempt: number) => Behaviour = () => FINE;
  /** Milliseconds before each answer. */
  delay = 0;
  readonly #attempts = new Map<string, number>();
  #now = 0;
  readonly #server = createServer((request, response) => {
    this.#answer(request, response).catch(() => response.destroy());
  });

  static async start(): Promise<CountingServer> {
    const made = new CountingServer();
    await new Promise<void>((done) => made.#server.listen(0, '127.0.0.1', done));
    return made;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** How often each key landed. */
  counts(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { key } of this.landed) counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.requests += 1;
    this.#now += 1;
    this.most = Math.max(this.most, this.#now);
    try {
      const lane = decodeURIComponent((request.url ?? '/').slice(1));
      if (request.method === 'GET') {
        reply(response, 200, { there: this.landed.some(({ key }) => key === lane) });
        return;
      }
      const text = (await request.setEncoding('utf8').toArray()).join('');
      const { keys } = JSON.parse(text) as { keys: Landing[] };
      const [first] = keys;
      const attempt = (this.#attempts.get(first?.key ?? '') ?? 0) + 1;
      this.#attempts.set(first?.key ?? '', attempt);
      const { lands, status, headers } = this.behave(first?.key ?? '', attempt);
      if (lands) this.landed.push(...keys);
      if (this.delay > 0) await new Promise((done) => setTimeout(done, this.delay));
      if (status === undefined) response.destroy();
      else reply(response, status, { ok: status < 300 }, headers);
    } finally {
      this.#now -= 1;
    }
  }
}

function reply(response: ServerResponse, status: number, value: unknown, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));
}
