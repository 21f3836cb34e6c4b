/** Sends what `msp query` has generated, because somebody asked for that. */
import type { Host, LoadedPlugin } from '@msp/core';
import type { OpenTransport } from '@msp/delivery';
import {
  type Json,
  linksIn,
  MspError,
  type OutboxEntry,
  type Recollection,
  type Reply,
  type Warning,
} from '@msp/protocol';
import type { Place } from '../host.js';
import type { Shell } from '../shell.js';
import { handOver } from './hand-over.js';
import { type Kit, missingSecret } from './kit.js';
import type { Generated } from './requests.js';

/** One thing that a tool told, as `--json` prints it. */
export interface ToldThing {
  readonly title: string;
  readonly detail: string | null;
  readonly time: string | null;
  readonly url: string | null;
  readonly values: Readonly<Record<string, Json>> | null;
}

type Question = Generated & { readonly kind: 'question' };
type Operations = Generated & { readonly kind: 'operations' };

/** Asks the tool. @throws an `MspError` `MSP004` where it does not answer */
export async function ask(
  loaded: LoadedPlugin,
  { query, question }: Question,
  kit: Kit,
  { store }: Host,
): Promise<ToldThing[]> {
  const { name } = loaded;
  const transport = await kit.transport(loaded);
  try {
    const [missing] = transport.missing;
    if (missing !== undefined) {
      const { reason, hint } = missingSecret(loaded, missing);
      throw new MspError('MSP004', { message: `${name} cannot be asked: ${reason}.`, hint: hint ?? '' });
    }
    const locals = linksIn(query);
    const links = locals.length > 0 ? await store.links(name, locals) : [];
    const reply = await transport.send(query, links);
    return read(name, () => question.read(reply), reply, transport);
  } finally {
    await transport.close();
  }
}

function read(
  name: string,
  recollections: () => readonly Recollection[],
  reply: Reply,
  { mask }: OpenTransport,
): ToldThing[] {
  // Without a status or a code of its own it never reached the tool.
  if (reply.kind === 'failure' && reply.status === undefined && reply.reason !== 'thrown')
    throw failed(name, reply.message);
  try {
    const told: unknown = recollections();
    if (!Array.isArray(told)) throw new Error('what it read is no list');
    return told.map(thing);
  } catch (error) {
    throw failed(name, mask(error instanceof Error ? error.message : String(error)).slice(0, 500));
  }
}

const failed = (name: string, why: string): MspError =>
  new MspError('MSP004', {
    message: `${name} did not answer: ${why}`,
    hint: `Test the connection: msp check ${name}`,
  });

/** Believed only as far as it has the right shape. */
function thing(told: Partial<Recollection> | null): ToldThing {
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  const { title, detail, time, url, values } = told ?? {};
  const plain = typeof values === 'object' && values !== null && !Array.isArray(values);
  return {
    title: text(title) ?? 'Something without a title',
    ...{ detail: text(detail), time: text(time), url: text(url) },
    values: plain ? (JSON.parse(JSON.stringify(values)) as Record<string, Json>) : null,
  };
}

/** What became of operations. */
export interface SentOperations {
  readonly entries: readonly OutboxEntry[];
  readonly warnings: readonly Warning[];
}

/** Puts operations into the outbox, and waits until they are sent. What is not then is sent in the background. */
export async function carryOut(
  loaded: LoadedPlugin,
  { operations, session }: Operations,
  seconds: number,
  host: Host & Place,
  shell: Shell,
): Promise<SentOperations> {
  const { name: plugin, version } = loaded;
  const { store } = host;
  const sessionId = session?.id ?? null;
  const [newest] = await store.outbox({ order: 'descending', limit: 1 });
  await store.transaction((transaction) =>
    transaction.enqueue(
      operations.map((operation) => ({ plugin, version, sequence: 0, sessionId, operation })),
      host.now().toISOString(),
    ),
  );
  const wish = { host, seconds, names: [plugin], ...(sessionId !== null && { id: sessionId }) };
  const { warnings } = await handOver(wish, shell);
  const since = await store.outbox({ plugin, after: newest?.id ?? 0 });
  const keys = operations.map(({ key }) => key);
  return { entries: since.filter(({ operation }) => keys.includes(operation.key)), warnings };
}
