import type { Check } from '../check.js';
import { brief, messageOf, skipped, verdictOn } from '../finding.js';
import type { Laboratory } from '../laboratory.js';
import { REPLIES } from '../plan/replies.js';
import { askQuestion, planAction, type Sample, samplesOf } from '../plan/requests.js';

/** Actions and questions do what they say. */
export const requests: Check = {
  name: 'requests',
  title: 'Actions give operations, anew at each request; questions give a query, and read any reply',
  run(laboratory) {
    const { plugin, options } = laboratory;
    const { samples, untried, refused } = samplesOf(plugin, options.requests);
    const problems = [...refused, ...samples.flatMap((sample) => problemsOf(laboratory, sample))];
    const all = { ...plugin.actions, ...plugin.recall };
    if (problems.length > 0) return verdictOn(problems);
    if (Object.keys(all).length === 0) return skipped('the plugin has no actions and no questions');
    return untried.length === 0
      ? verdictOn([])
      : skipped(`give the option requests an input for ${untried.join(', ')}`);
  },
};

function problemsOf({ configured, sessions, plugin }: Laboratory, sample: Sample): string[] {
  const session = sessions[0] ?? null;
  const place = `the ${sample.kind} ${sample.name}`;
  if (sample.kind === 'action') {
    const [first, second] = ['request-0', 'request-1'].map((request) =>
      planAction(configured, sample, request, session),
    );
    if (first?.problem) return [`${place}: ${first.problem}`];
    const keys = new Set(first?.operations.map(({ key }) => key));
    return second?.operations.some(({ key }) => keys.has(key))
      ? [`${place}: two requests gave the same key, and the second would do nothing: use context.request`]
      : [];
  }
  try {
    askQuestion(configured, sample, session);
  } catch (error) {
    return [`${place}: ${messageOf(error)}`];
  }
  return REPLIES.flatMap((reply) => {
    const told = recollections(() => plugin.recall?.[sample.name]?.read(reply));
    return told === null || isRecollections(told)
      ? []
      : [`${place}: on ${brief(reply)} it read ${brief(told)}`];
  });
}

/** Null where it threw, as it may. */
function recollections(read: () => unknown): unknown {
  try {
    return read() ?? 'nothing';
  } catch {
    return null;
  }
}

const isRecollections = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.every((each: unknown) => {
    if (typeof each !== 'object' || each === null) return false;
    const { title, detail, time, url } = each as Record<string, unknown>;
    return (
      typeof title === 'string' &&
      [detail, time, url].every((text) => text === undefined || typeof text === 'string')
    );
  });
