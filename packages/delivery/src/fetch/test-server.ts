/** Servers for the tests of this package: real ones, on this machine, on a port that is free. No part of the package uses them. */
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import {
  type AddressInfo,
  createServer as createSocketServer,
  type Socket,
  type Server as SocketServer,
} from 'node:net';

/** A server that listens until it is disposed of, and then takes its connections with it. */
export interface TestServer extends AsyncDisposable {
  /** `http://127.0.0.1:1234` */
  readonly address: string;
  readonly port: number;
  /** Every connection that was made. */
  readonly connections: readonly Socket[];
  /** Every request that came, as `GET /path`, with its headers. Only for HTTP. */
  readonly requests: readonly Pick<IncomingMessage, 'method' | 'url' | 'headers'>[];
}

async function listening(server: Server | SocketServer): Promise<Omit<TestServer, 'requests'>> {
  const connections: Socket[] = [];
  server.on('connection', (socket: Socket) => {
    connections.push(socket);
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    address: `http://127.0.0.1:${port}`,
    connections,
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of connections) socket.destroy();
      await closed;
    },
  };
}

/** An HTTP server. */
export async function serve(answer: RequestListener): Promise<TestServer> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  });
  return { ...(await listening(server)), requests };
}

/** A server that says `bytes` as soon as it is asked something, and then does as told. */
export async function serveBytes(
  bytes: string | Uint8Array,
  after: 'close' | 'reset' | 'hang' = 'close',
): Promise<TestServer> {
  const server = createSocketServer((socket) => {
    socket.once('data', () => {
      socket.write(bytes, () => {
        if (after === 'close') socket.end();
        if (after === 'reset') socket.resetAndDestroy();
      });
    });
  });
  return { ...(await listening(server)), requests: [] };
}
