/** The guide of a plugin, as the host will walk through it. */
import { deepFreeze, pureContext, requested } from '@msp/core';
import type {
  GuideAnswers,
  GuideStep,
  Json,
  PickPage,
  PickStep,
  PureContext,
  Query,
  Reply,
} from '@msp/protocol';
import type { Laboratory } from '../laboratory.js';
import { factsOf } from './planned.js';

/** The setting that a step asks for; null of one that asks for a secret, or for what a later version knows. */
export const settingOf = (step: GuideStep): string | null => ('setting' in step ? step.setting : null);

/** What has been answered when a step is reached: the option `settings`, but for what this step and later ones ask for. */
export function answersAt({ plugin, options }: Laboratory, index: number): GuideAnswers {
  const later = new Set((plugin.guide?.steps ?? []).slice(index).map(settingOf));
  const given = Object.entries(options.settings ?? {}) as [string, Json][];
  return deepFreeze({
    settings: Object.fromEntries(given.filter(([name]) => !later.has(name))),
    secrets: Object.keys(plugin.manifest.secrets ?? {}),
  });
}

type Settings = GuideAnswers['settings'];
type PickContext = PureContext<Settings>;

const contextOf = ({ name, uuid, link, secret }: PureContext<unknown>, settings: Settings): PickContext => ({
  ...{ name, settings, uuid, link, secret },
});

/** The query for a page of what can be picked. @throws where it is none, or the step threw */
export function askPick(
  { configured }: Laboratory,
  step: PickStep,
  settings: Settings,
  page: string | null,
): Query {
  const [operation] = requested(configured, factsOf('request-0', null), (context) => [
    {
      ...{ key: 'pick', lane: 'pick', summary: 'pick', delivery: 'idempotent' },
      query: step.ask(contextOf(context, settings), page),
    },
  ]);
  if (!operation) throw new Error('it returned no query');
  return operation.query;
}

/** @param reply is not changed @throws what the step throws */
export function readPick(
  { configured }: Laboratory,
  step: PickStep,
  settings: Settings,
  reply: Reply,
): PickPage {
  const { context } = pureContext(configured.name, configured.settings);
  return step.read(deepFreeze(structuredClone(reply)), contextOf(context, settings));
}
