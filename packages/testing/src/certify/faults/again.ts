/** What becomes of an operation whose answer never came. */
import { isDeepStrictEqual } from 'node:util';
import type { Operation } from '@msp/protocol';
import type { Check } from '../check.js';
import { brief, messageOf, type Result, skipped, verdictOn } from '../finding.js';
import type { Laboratory } from '../laboratory.js';
import { type Bench, withBench } from './bench.js';
import { inOrder, notHttp, type Representative } from './representatives.js';

/** A write that landed is found, and not written twice. */
export const probeFinds: Check = {
  name: 'probe-finds',
  title:
    'The probe finds what landed although no answer came, changes nothing, and does not find what did not land',
  run: (laboratory) => examineAgain(laboratory, 'probe', probeProblems),
};

/** Twice is the same as once. */
export const sendAgain: Check = {
  name: 'send-again',
  title: 'An idempotent operation that is sent a second time leaves the tool as it was after the first',
  run: (laboratory) => examineAgain(laboratory, 'idempotent', againProblems),
};

/** So many operations are looked at. */
const MOST = 12;

/** @param written the request of the operation that changes the tool, counted from 0: what looks something up first changes nothing */
type Look = (
  laboratory: Laboratory,
  bench: Bench,
  operation: Operation,
  written: number,
) => Promise<string[]>;

async function examineAgain(
  laboratory: Laboratory,
  delivery: Operation['delivery'],
  look: Look,
): Promise<Result> {
  const why = notHttp(laboratory);
  if (why !== null) return skipped(why);
  const those = inOrder(laboratory).filter(({ operation }) => operation.delivery === delivery);
  if (those.length === 0) return skipped(`no operation is delivered as "${delivery}"`);
  if (!laboratory.options.service?.().state)
    return skipped('give the option service, with the state of the tool');
  const problems = [];
  for (const representative of those.slice(0, MOST))
    problems.push(...(await lookAt(laboratory, representative, look)));
  return verdictOn(problems);
}

async function lookAt(
  laboratory: Laboratory,
  { operation, before }: Representative,
  look: Look,
): Promise<string[]> {
  const written = await withBench(laboratory, (bench) => writtenBy(bench, operation, before));
  return withBench(laboratory, async (bench) => {
    try {
      for (const each of before) await bench.send(each);
      return (await look(laboratory, bench, operation, written)).map(
        (each) => `"${operation.summary}": ${each}`,
      );
    } catch (error) {
      return [`"${operation.summary}": ${messageOf(error)}`];
    }
  });
}

/** Which request of an operation changes the tool, counted from 0; the first one where none does, or it cannot be sent. */
async function writtenBy(bench: Bench, operation: Operation, before: readonly Operation[]): Promise<number> {
  const states: unknown[] = [];
  const watch = () => {
    states.push(stateOf(bench));
    return false;
  };
  try {
    for (const each of before) await bench.send(each);
    bench.server.fail({ kind: 'reset', when: 'after' }, { when: watch });
    await bench.send(operation);
  } catch {
    return 0;
  }
  const all = [...states, stateOf(bench)];
  return Math.max(
    0,
    states.findIndex((state, index) => !isDeepStrictEqual(state, all[index + 1])),
  );
}

/** From that request on, what is asked is carried out, and no answer comes. */
function loseAnswers({ server }: Bench, written: number): void {
  let count = 0;
  server.fail({ kind: 'reset', when: 'after' }, { when: () => count++ >= written });
}

/** The tool's state as it is now, whatever happens to it later. */
const stateOf = ({ service }: Bench): unknown => structuredClone(service.state?.());

async function probeProblems(
  { plugin }: Laboratory,
  bench: Bench,
  operation: Operation,
  written: number,
): Promise<string[]> {
  const { probe } = plugin;
  if (!probe) return [];
  const find = async () => probe.found(await bench.ask(probe.ask(operation)), operation);
  bench.server.fail({ kind: 'reset', when: 'before' });
  await bench.send(operation);
  bench.server.heal();
  const absent = await find();
  loseAnswers(bench, written);
  await bench.send(operation);
  bench.server.heal();
  const once = stateOf(bench);
  const there = await find();
  return [
    ...(absent === null ? [] : [`it did not land, and the probe says ${brief(absent)}`]),
    ...(there?.outcome === 'done' ? [] : [`it landed, and the probe says ${brief(there)}`]),
    ...(isDeepStrictEqual(stateOf(bench), once) ? [] : ['the probe changed something in the tool']),
  ];
}

async function againProblems(
  _: Laboratory,
  bench: Bench,
  operation: Operation,
  written: number,
): Promise<string[]> {
  loseAnswers(bench, written);
  await bench.send(operation);
  bench.server.heal();
  const once = stateOf(bench);
  const { verdict } = await bench.send(operation);
  return [
    ...(verdict.outcome === 'done' ? [] : [`the second time, the verdict is ${brief(verdict)}`]),
    ...(isDeepStrictEqual(stateOf(bench), once) ? [] : ['the second time changed the tool again']),
  ];
}
