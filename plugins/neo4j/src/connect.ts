/** The only file that talks to the database. */
import type { ConnectContext, Failure, Query, Reply, Transport } from '@msp/protocol';
import neo4j, { type Driver, type Session } from 'neo4j-driver';
import { failureOf, isSecurity } from './failure.js';
import { toJson, toParameters } from './plain.js';
import { type Statement, statementsOf } from './query.js';
import type { Settings } from './settings.js';

/** After a refused password the server is not asked again so soon: three wrong ones in a row lock the user out. */
const RESPITE = 5_000;

const PATIENCE = {
  connectionTimeout: 5_000,
  connectionAcquisitionTimeout: 10_000,
  // Deadlocks resolve at once; what takes longer is for the host's own backoff.
  maxTransactionRetryTime: 3_000,
};

/** Opens no connection yet: the first query does. @throws where the address is no address */
export function connect({ settings, secrets }: ConnectContext<Settings, 'password'>): Transport {
  const { uri, username, database } = settings;
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, secrets.password ?? ''), {
    ...PATIENCE,
    useBigInt: true,
    telemetryDisabled: true,
    userAgent: 'msp',
  });
  const entrance = new Entrance(driver, database);
  return {
    async send(query, { signal }) {
      const statements = statementsOf(query);
      if (statements === null) return notCypher(query);
      const refused = await entrance.refusal(signal);
      if (refused) return refused;
      const session = driver.session({ ...(database !== undefined && { database }) });
      const answer = await answered(run(session, statements), signal, () => void session.close());
      if (answer.kind === 'failure') entrance.doubt();
      return answer;
    },
    close: () => driver.close(),
  };
}

/** Lets the user in once before anything is sent, so that queries side by side do not each try a wrong password. */
class Entrance {
  readonly #driver: Driver;
  readonly #database: string | undefined;
  #asked: Promise<Failure | null> | null = null;

  constructor(driver: Driver, database: string | undefined) {
    this.#driver = driver;
    this.#database = database;
  }

  /** Why nothing can be sent; null where all is well. */
  async refusal(signal: AbortSignal): Promise<Failure | null> {
    this.#asked ??= this.#ask();
    const reply = await answered(this.#asked, signal, () => this.doubt());
    return reply !== null && reply.kind === 'failure' ? reply : null;
  }

  /** Something went wrong: ask anew before the next query. */
  doubt(): void {
    this.#asked = null;
  }

  async #ask(): Promise<Failure | null> {
    try {
      await this.#driver.getServerInfo({ ...(this.#database !== undefined && { database: this.#database }) });
      return null;
    } catch (error) {
      const failure = failureOf(error);
      if (isSecurity(failure)) setTimeout(() => this.doubt(), RESPITE).unref();
      else this.doubt();
      return { ...failure, landed: 'no' };
    }
  }
}

/** Runs statements in one transaction; the answer is the records of the last. Deadlocks are tried again by the driver. */
async function run(session: Session, statements: readonly Statement[]): Promise<Reply> {
  try {
    const records = await session.executeWrite(async (transaction) => {
      const results = [];
      for (const { text, parameters } of statements)
        results.push(await transaction.run(text, toParameters(parameters) as Record<string, unknown>));
      return results.at(-1)?.records ?? [];
    });
    return { kind: 'answer', value: { records: records.map((record) => toJson(record.toObject())) } };
  } catch (error) {
    return failureOf(error);
  } finally {
    await session.close().catch(() => {});
  }
}

/** The result, or a failure as soon as the signal says that nobody waits any more. */
function answered<Result>(
  result: Promise<Result>,
  signal: AbortSignal,
  onAbort: () => void,
): Promise<Result | Failure> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      onAbort();
      resolve({
        kind: 'failure',
        reason: 'timeout',
        landed: 'unknown',
        message: 'Neo4j did not answer in time',
      });
    };
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    result.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

function notCypher({ language }: Query): Failure {
  const message = `a query in ${language} is none that Neo4j understands`;
  return { kind: 'failure', reason: 'thrown', landed: 'no', message, code: 'NOT_CYPHER' };
}
