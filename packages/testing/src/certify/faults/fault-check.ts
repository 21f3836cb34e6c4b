/** Puts a plugin through one fault. */
import type { Fault } from '../../fault-server/fault.js';
import type { Check } from '../check.js';
import { messageOf, type Result, skipped, verdictOn } from '../finding.js';
import type { Laboratory } from '../laboratory.js';
import type { CertificationOptions, FaultName } from '../options.js';
import { judged } from '../plan/verdicts.js';
import { type Bench, withBench } from './bench.js';
import { ENDLESS_BYTES, EXPECTATIONS, type Seen } from './expectations.js';
import { notHttp, type Representative, representatives } from './representatives.js';

/** Milliseconds. What comes before the fault may be too slow for that: nothing depends on it. */
const TIMEOUT = 200;

/** The check of one fault. */
export function faultCheck(name: FaultName): Check {
  return {
    name: `fault-${name}`,
    title: EXPECTATIONS[name].title,
    async run(laboratory) {
      const why = notHttp(laboratory);
      return why === null ? throughServer(laboratory, name) : throughReply(laboratory, name, why);
    },
  };
}

async function throughServer(laboratory: Laboratory, name: FaultName): Promise<Result> {
  const timeout = name === 'timeout' ? (laboratory.options.timeout ?? TIMEOUT) : undefined;
  const problems: string[] = [];
  let reached = false;
  for (const representative of representatives(laboratory))
    for (const kind of EXPECTATIONS[name].faults('').keys()) {
      const told = await withBench(
        laboratory,
        async (bench) => {
          const fault = EXPECTATIONS[name].faults(bench.elsewhere.url)[kind] as Fault;
          const found = await meet(laboratory, name, fault, representative, bench);
          reached ||= bench.server.requests.length > 0;
          return found;
        },
        timeout,
      );
      problems.push(...told);
    }
  if (!reached && problems.length === 0)
    return skipped('no request came to the fault server: does connect use context.fetch?');
  return verdictOn(problems);
}

async function meet(
  { plugin }: Laboratory,
  name: FaultName,
  fault: Fault,
  { operation, before }: Representative,
  bench: Bench,
): Promise<string[]> {
  const where = `"${operation.summary}" and ${faultName(fault)}`;
  try {
    // What it builds on is there, and whoever has to sign in has done so.
    for (const each of before) await bench.send(each);
    const usual = bench.server.requests.length;
    bench.server.fail(fault);
    const { reply, verdict } = await bench.send(operation);
    const seen: Seen = { operation, reply, verdict, ownJudge: plugin.judge !== undefined };
    const problem = EXPECTATIONS[name].problem(seen);
    const requests = bench.server.requests.slice(usual);
    const writes = requests
      .filter(({ landed }) => landed)
      .map((each) => `${each.method} ${each.path} ${each.body}`);
    return [
      ...(problem === null ? [] : [problem]),
      ...(bench.elsewhere.requests.length > 0 ? ['the other host was asked'] : []),
      ...(bench.server.taken >= ENDLESS_BYTES
        ? [`all of its ${ENDLESS_BYTES / 1_048_576} MiB were read`]
        : []),
      ...(operation.delivery !== 'idempotent' && new Set(writes).size < writes.length
        ? ['the transport wrote it twice by itself']
        : []),
    ].map((each) => `${where}: ${each}`);
  } catch (error) {
    return [`${where}: ${messageOf(error)}`];
  }
}

/** What the host itself brings back, whatever the transport speaks. */
const HOST_MADE: NonNullable<CertificationOptions['replies']> = {
  timeout: () => ({
    ...{ kind: 'failure', reason: 'timeout', landed: 'unknown', code: 'MSP_TIMEOUT' },
    message: 'The tool did not answer in time',
  }),
};

/** @param why the fault server was of no use */
async function throughReply(laboratory: Laboratory, name: FaultName, why: string): Promise<Result> {
  const { plugin, options, rehearsal } = laboratory;
  const make = options.replies?.[name] ?? HOST_MADE[name];
  const [operation] = rehearsal;
  if (!operation) return skipped(why);
  if (!make)
    return skipped(
      options.replies ? 'the option replies has none for it' : `${why}: give the option replies`,
    );
  const reply = await make();
  const [verdict] = judged(plugin, reply, [operation]);
  const problem =
    verdict &&
    EXPECTATIONS[name].problem({ operation, reply, verdict, ownJudge: plugin.judge !== undefined });
  return verdictOn(problem ? [problem] : []);
}

function faultName(fault: Fault): string {
  if (fault.kind === 'answer') return `HTTP ${fault.status}`;
  return 'when' in fault
    ? `${fault.kind} ${fault.when} it was carried out`
    : `an answer that is ${fault.kind}`;
}
