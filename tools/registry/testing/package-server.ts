/** A small package registry for tests: packages are archives, and npm is answered as it expects. */
import { createHash } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { integrityOf } from '../pack.ts';

/** One published version. */
interface Published {
  readonly packageFile: { readonly name: string; readonly version: string };
  readonly bytes: Uint8Array;
}

/** A registry that runs. */
export interface PackageServer {
  /** With a slash at its end. */
  readonly url: string;
  /** The paths that were asked for, in order. */
  readonly asked: string[];
  publish(packageFile: Published['packageFile'], bytes: Uint8Array): void;
  /** Exchanges what is sent for a version; what is said of it stays. */
  exchange(name: string, bytes: Uint8Array): void;
  close(): Promise<void>;
}

/** Starts a registry on a free port of this machine. */
export async function startPackageServer(): Promise<PackageServer> {
  const published: Published[] = [];
  const exchanged = new Map<string, Uint8Array>();
  const asked: string[] = [];
  const server = createServer(({ url = '/' }, response) => {
    asked.push(url);
    const [, name = '', version] =
      /^\/((?:@[^/]+\/)?[^/]+)(?:\/-\/(.+)\.tgz)?$/.exec(decodeURIComponent(url)) ?? [];
    const all = published.filter(({ packageFile }) => packageFile.name === name);
    if (all.length === 0) return send(response, 404, JSON.stringify({ error: 'Not found' }));
    if (version === undefined) return send(response, 200, JSON.stringify(packument(name, all, address())));
    const found = all.find(({ packageFile }) => packageFile.version === version);
    send(response, found ? 200 : 404, exchanged.get(name) ?? found?.bytes ?? '');
  });
  const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: address(),
    asked,
    publish: (packageFile, bytes) => void published.push({ packageFile, bytes }),
    exchange: (name, bytes) => void exchanged.set(name, bytes),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, status: number, body: string | Uint8Array): void {
  const type = typeof body === 'string' ? 'application/json' : 'application/octet-stream';
  response.writeHead(status, { 'content-type': type }).end(body);
}

/** What npm reads of a package. */
const packument = (name: string, all: readonly Published[], url: string) => ({
  name,
  'dist-tags': { latest: all.at(-1)?.packageFile.version },
  versions: Object.fromEntries(
    all.map(({ packageFile, bytes }) => [
      packageFile.version,
      {
        ...packageFile,
        dist: {
          tarball: `${url}${name}/-/${packageFile.version}.tgz`,
          integrity: integrityOf(bytes),
          shasum: createHash('sha1').update(bytes).digest('hex'),
        },
      },
    ]),
  ),
});
