/** A package registry in the process of the test: it speaks as much of npm's protocol as an installation needs. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NO_PERMISSIONS, permissionsOf } from '@msp/protocol';
import type { RegistryEntry } from '@msp/registry';
import { onTestFinished } from 'vitest';
import type { Packed } from './packed.js';

/** Any document that is served beside packages, at its path. */
export interface Served {
  readonly status?: number;
  readonly text: string;
  /** Sent, and compared with what the client has. */
  readonly tag?: string;
}

/** The server. */
export class PackageServer {
  readonly #packages = new Map<string, Packed[]>();
  /** By path, e.g. `/registry.json`. */
  readonly documents = new Map<string, Served>();
  /** What was asked: method, path, and the status that was answered. */
  readonly asked: string[] = [];
  /** Whoever does not send it as a bearer token is refused. */
  token: string | null = null;
  /** No answer comes. */
  hangs = false;
  /** Whoever still waits for one. */
  readonly waiting = new Set<ServerResponse>();
  /** By package and version: what is sent in place of the archive. */
  readonly changed = new Map<string, Buffer>();
  url = '';

  /** The newest release of its name. */
  publish(...packages: readonly Packed[]): void {
    for (const each of packages)
      this.#packages.set(each.name, [...(this.#packages.get(each.name) ?? []), each]);
  }

  /** The environment in which package managers use it. */
  get env(): Record<string, string> {
    return { npm_config_registry: `${this.url}/`, npm_config_fetch_retries: '0' };
  }

  answer(request: IncomingMessage, response: ServerResponse): void {
    const path = decodeURIComponent((request.url ?? '').replace(/\?.*/, ''));
    if (this.hangs) {
      this.asked.push(`${request.method} ${path} -`);
      this.waiting.add(response);
      response.once('close', () => this.waiting.delete(response));
      return;
    }
    const { status, body, headers } = this.#found(path, request);
    this.asked.push(`${request.method} ${path} ${status}`);
    response.writeHead(status, headers).end(body);
  }

  #found(path: string, { headers }: IncomingMessage): Answer {
    if (this.token !== null && headers.authorization !== `Bearer ${this.token}`)
      return {
        status: 401,
        body: JSON.stringify({ error: `no, ${headers.authorization}` }),
        headers: JSON_TYPE,
      };
    const document = this.documents.get(path);
    if (document) {
      const { status = 200, text, tag } = document;
      const same = status === 200 && tag !== undefined && headers['if-none-match'] === tag;
      return {
        status: same ? 304 : status,
        body: same ? '' : text,
        headers: { ...JSON_TYPE, ...(tag && { etag: tag }) },
      };
    }
    const [, name = '', file] = /^\/(@[^/]+\/[^/]+|[^/]+)(?:\/-\/(.+))?$/.exec(path) ?? [];
    const releases = this.#packages.get(name);
    if (!releases) return NOT_FOUND;
    if (file === undefined)
      return { status: 200, body: JSON.stringify(this.#about(name, releases)), headers: JSON_TYPE };
    const wanted = releases.find(({ version }) => file === `${version}.tgz`);
    if (!wanted) return NOT_FOUND;
    const body = this.changed.get(`${name}@${wanted.version}`) ?? wanted.archive;
    return { status: 200, body, headers: { 'content-type': 'application/octet-stream' } };
  }

  #about(name: string, releases: readonly Packed[]) {
    return {
      ...{ _id: name, name, 'dist-tags': { latest: releases.at(-1)?.version } },
      versions: Object.fromEntries(
        releases.map(({ version, file, archive, integrity }) => [
          version,
          {
            ...file,
            ...{ _id: `${name}@${version}` },
            dist: {
              ...{ tarball: `${this.url}/${name}/-/${version}.tgz`, integrity },
              shasum: createHash('sha1').update(archive).digest('hex'),
            },
          },
        ]),
      ),
      time: Object.fromEntries(releases.map(({ version }) => [version, '2026-11-01T10:00:00.000Z'])),
      maintainers: [{ name: 'grace', email: 'grace@example.com' }],
    };
  }
}

interface Answer {
  readonly status: number;
  readonly body: string | Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

const JSON_TYPE = { 'content-type': 'application/json' };
const NOT_FOUND: Answer = { status: 404, body: '{"error":"not found"}', headers: JSON_TYPE };

/** Starts it; it is gone after the test. */
export async function packageServer(...packages: readonly Packed[]): Promise<PackageServer> {
  const served = new PackageServer();
  const server = createServer((request, response) => served.answer(request, response));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  served.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  served.publish(...packages);
  onTestFinished(
    () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  );
  return served;
}

/** The entry that a registry has of a packed plugin. */
export function entryFor(
  { name, version, card, integrity }: Packed,
  changes: Partial<RegistryEntry> = {},
): RegistryEntry {
  const { manifest, contract = 1, hooks = [] } = card ?? {};
  const { variables } = manifest ? permissionsOf(manifest) : NO_PERMISSIONS;
  return {
    ...{ id: manifest?.id ?? 'crm', package: name, title: manifest?.name ?? 'CRM' },
    ...{
      summary: manifest?.summary ?? 'Posts decisions',
      category: 'crm',
      capabilities: [],
      hooks: [...hooks],
    },
    hosts: [...(manifest?.hosts ?? [])],
    addresses: [...(manifest?.addresses ?? [])],
    folders: [...(manifest?.folders ?? [])],
    secrets: Object.keys(manifest?.secrets ?? {}),
    variables: [...variables],
    ...{ contract, protocol: '^1.0.0', homepage: 'https://crm.example.com', author: { name: 'Grace' } },
    ...{ verified: false, maturity: 'beta' },
    certification: {
      ...{
        version,
        date: '2026-11-02',
        passed: 17,
        skipped: 4,
        failed: 0,
        kit: '@msp/testing@1.0.0',
        integrity,
      },
    },
    ...changes,
  };
}

/** The text of a registry. */
export const registryText = (...plugins: readonly RegistryEntry[]): string =>
  JSON.stringify({ version: 1, plugins });
