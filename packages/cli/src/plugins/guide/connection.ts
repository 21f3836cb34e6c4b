/** Asks the tool with what was answered so far: is the connection good, and what can be picked? Nothing of it is written anywhere. */
import { pureContext, readSettings, requested } from '@msp/core';
import { type Checked, checkConnection, masker, type OpenTransport, openTransport } from '@msp/delivery';
import type { Json, PickStep, PureContext, Query, Reply } from '@msp/protocol';
import type { Environment } from '../../shell.js';
import { version } from '../../version.js';
import { type Draft, secretsOf } from './draft.js';
import { guarded } from './guarded.js';
import { withDefaults } from './judge-setting.js';
import type { Subject } from './subject.js';

/** Milliseconds. A person waits for it, and may have a slow line. */
const PATIENCE = 10_000;

/** What is set, as the plugin's parts are given it: whole where it is whole already. */
export function settingsSoFar({ plugin, entry }: Subject, draft: Draft, env: Environment): unknown {
  const read = readSettings(plugin, { ...entry, settings: draft.settings }, env);
  return read.problem === null ? read.settings : withDefaults(plugin, draft.settings);
}

/** Tests the connection. Never throws because of the tool. */
export async function testDraft(subject: Subject, draft: Draft, env: Environment): Promise<Checked> {
  const { name, plugin } = subject;
  const settings = settingsSoFar(subject, draft, env);
  return reaching(subject, draft, settings, (transport) => {
    subject.onCall();
    return checkConnection(transport, plugin, pureContext(name, settings).context, { timeout: PATIENCE });
  });
}

/** Asks pages of what can be picked. */
export interface Asking {
  /** @throws an `MspError` `MSP004` where the plugin fails */
  query(page: string | null): Query;
  send(query: Query): Promise<Reply>;
  /** @throws what the plugin throws: its message is for people */
  read(reply: Reply): unknown;
}

/** Opens the way to the tool for one question, and closes it. */
export async function asking<Result>(
  step: PickStep,
  subject: Subject,
  draft: Draft,
  env: Environment,
  work: (asking: Asking) => Promise<Result>,
): Promise<Result> {
  const { name, plugin, host, onCall } = subject;
  const settings = settingsSoFar(subject, draft, env) as Readonly<Record<string, Json>>;
  const facts = { request: '', time: host.now().toISOString(), project: host.project, session: null };
  const { context } = pureContext(name, settings);
  type Context = PureContext<Readonly<Record<string, Json>>>;
  return reaching(subject, draft, settings, (transport) =>
    work({
      query(page) {
        onCall();
        // Checked as an operation's query is: what a person wrote becomes no reference to a secret.
        const [operation] = guarded(name, step.setting, () =>
          requested({ name, plugin, settings }, facts, (made) => [
            { ...PICK, query: step.ask(made as unknown as Context, page) },
          ]),
        );
        return operation?.query as Query;
      },
      send: (query) => transport.send(query, []),
      read(reply) {
        onCall();
        try {
          return step.read(reply, context as Context);
        } catch (error) {
          throw new Error(transport.mask(error instanceof Error ? error.message : String(error)));
        }
      },
    }),
  );
}

const PICK = { key: 'pick', lane: 'pick', summary: 'pick', delivery: 'idempotent' } as const;

async function reaching<Result>(
  { name, plugin }: Subject,
  draft: Draft,
  settings: unknown,
  work: (transport: OpenTransport) => Promise<Result>,
): Promise<Result> {
  const secrets = secretsOf(draft);
  const mask = masker(Object.values(secrets));
  const log = { debug() {}, warn() {} };
  const userAgent = `msp/${version()}`;
  const transport = await openTransport({ name, plugin, settings, secrets, log, mask, userAgent });
  try {
    return await work(transport);
  } finally {
    await transport.close();
  }
}
