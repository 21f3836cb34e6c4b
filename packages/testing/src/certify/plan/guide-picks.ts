/** Looks at how something of the tool is picked. */
import { isDeepStrictEqual } from 'node:util';
import type { GuideAnswers, PickPage, PickStep, Query, Reply } from '@msp/protocol';
import { inTimeZone, ZONES } from '../checks/determinism.js';
import { knownOf, splicedIn } from '../checks/splicing.js';
import { HOSTILE_TEXTS, marked } from '../corpus/marker.js';
import { brief, messageOf } from '../finding.js';
import type { Laboratory } from '../laboratory.js';
import { attempt } from './attempt.js';
import { repeated } from './feed-pages.js';
import { askPick, readPick } from './guide.js';
import { pickPageProblem, refusedOptions, type SettingAsker } from './guide-options.js';
import { unsent } from './outside-queries.js';
import { REPLIES, TELLING_NOTHING } from './replies.js';
import { nonsenseIn, variantsOf } from './variants.js';

type Settings = GuideAnswers['settings'];

const USUAL_PAGES = ['usual-page', '2', '20'];

/** What is wrong with how it asks, and reads replies that nobody wishes for. */
export function pickProblems(laboratory: Laboratory, step: PickStep, settings: Settings): string[] {
  const ask = (page: string | null) => askPick(laboratory, step, settings, page);
  // A page that the tool never gave may be refused.
  const usually = (): Query[] => [
    ask(null),
    ...USUAL_PAGES.flatMap((page) => attempt(() => ask(page)) ?? []).map(({ value }) => value as Query),
  ];
  let usual: Query[];
  try {
    usual = usually();
  } catch (error) {
    return [`ask: ${messageOf(error)}`];
  }
  const same = [usually(), ...ZONES.map((zone) => inTimeZone(zone, usually))];
  return [
    ...(same.every((again) => isDeepStrictEqual(again, usual))
      ? []
      : ['it asked for something else when it was asked again, or in another time zone']),
    ...unsent(laboratory, usual),
    ...hostileProblems(ask, usual),
    ...TELLING_NOTHING.flatMap((reply) =>
      attempt(() => readPick(laboratory, step, settings, reply)) === null
        ? []
        : [`on ${brief(reply)} it did not throw, and nothing would seem to be there`],
    ),
    ...REPLIES.flatMap((reply) => surprises(laboratory, step, settings, reply)),
  ];
}

/** What is wrong with how it reads a reply with something in it. */
export function pickSampleProblems(
  laboratory: Laboratory,
  step: PickStep,
  settings: Settings,
  { reply, asker }: { readonly reply: Reply; readonly asker: SettingAsker },
): string[] {
  const read = () => readPick(laboratory, step, settings, reply);
  let page: PickPage;
  try {
    page = read();
  } catch (error) {
    return [`on the sample it threw: ${messageOf(error)}`];
  }
  const wrong = pickPageProblem(page);
  if (wrong !== null) return [`on the sample ${wrong}`];
  const twice = repeated(page.options.map(({ value }) => value));
  const again = [read(), ...ZONES.map((zone) => inTimeZone(zone, read))];
  return [
    ...(page.options.length === 0 ? ['on the sample there was nothing to pick'] : []),
    ...(twice === undefined ? [] : [`on the sample it offered ${brief(twice)} twice`]),
    ...(again.every((each) => isDeepStrictEqual(each, page))
      ? []
      : ['it read something else when it was asked again, or in another time zone']),
    ...refusedOptions(asker, step.setting, page.options, step.several),
    ...(page.next === null ? [] : nextProblems(laboratory, step, settings, page.next)),
    ...(reply.kind === 'answer'
      ? variantsOf(reply.value).flatMap((value) => surprises(laboratory, step, settings, { ...reply, value }))
      : []),
  ];
}

function nextProblems(laboratory: Laboratory, step: PickStep, settings: Settings, next: string): string[] {
  try {
    return isDeepStrictEqual(
      askPick(laboratory, step, settings, next),
      askPick(laboratory, step, settings, null),
    )
      ? ['it says that there is another page, and asks for the first one again']
      : [];
  } catch (error) {
    return [`ask for the next page: ${messageOf(error)}`];
  }
}

function hostileProblems(ask: (page: string) => Query, usual: readonly Query[]): string[] {
  const known = knownOf(usual);
  return Object.values(HOSTILE_TEXTS).flatMap((hostile, index) => {
    const marks = marked(hostile, index);
    const asked = attempt(() => ask(marks.wording.text('the page')));
    return asked === null ? [] : splicedIn(asked.value as Query, known, marks);
  });
}

/** What is wrong with what was read from a reply that nobody expected; nothing where it threw. */
function surprises(laboratory: Laboratory, step: PickStep, settings: Settings, reply: Reply): string[] {
  const read = attempt(() => readPick(laboratory, step, settings, reply));
  if (read === null) return [];
  const nonsense = nonsenseIn(read.value, reply);
  const problem = pickPageProblem(read.value) ?? (nonsense === null ? null : `it says "${nonsense}"`);
  return problem === null ? [] : [`on ${brief(reply)} ${problem}`];
}
