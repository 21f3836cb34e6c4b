/** What all checks of one certification share: the plugin as it is configured, and what it made of the sample logs. */
import type { Configured } from '@msp/core';
import type { Operation, Plugin, Session } from '@msp/protocol';
import { type LogPlan, logOf } from './corpus/log.js';
import { HOSTILE_TEXTS, type Marked, marked } from './corpus/marker.js';
import { type Moment, momentsOf } from './corpus/moments.js';
import { longest, ordinary } from './corpus/wording.js';
import type { CertificationOptions } from './options.js';
import { type Planned, planEvents, planExports, planSetup } from './plan/planned.js';
import { type SampleSettings, sampleSettings } from './sample-settings.js';
import { secretValues } from './secret-values.js';

/** What a plugin made of a log with marks in every field. */
export interface MarkedPlan extends Marked {
  /** What the hostile text is, e.g. `quotes`. */
  readonly kind: string;
  readonly planned: readonly Planned[];
}

/** Everything is made when it is first wanted, and kept. */
export interface Laboratory {
  readonly plugin: Plugin;
  readonly options: CertificationOptions;
  readonly settings: SampleSettings;
  readonly configured: Configured;
  /** Several hundred events of all types, of several sessions, people and projects, in the usual words. */
  readonly moments: readonly Moment[];
  /** The sessions of that log, whole. */
  readonly sessions: readonly Session[];
  /** What the setup, the hooks and the export made of it. */
  readonly planned: readonly Planned[];
  /** The same with names and ids that are as long as they may be. */
  readonly plannedLongest: readonly Planned[];
  /** The same with hostile texts in every field, once for each. */
  readonly markedPlans: readonly MarkedPlan[];
  /** The operations of one whole session and the setup before it, in the order in which they are sent. */
  readonly rehearsal: readonly Operation[];
  /** Made-up values for all secrets. */
  readonly secrets: Readonly<Record<string, string>>;
}

const STORIES = ['completed', 'resumed', 'discarded', 'under way', 'empty'] as const;
/** The shortest log with events of all types. */
const MARKED: LogPlan = { stories: ['resumed', 'discarded', 'empty'], fields: 'whole' };
/** How often the stories are told in the usual words: what is made of words or times alone is doubled then. */
const ROUNDS = 4;

/** Calls a function once, when it is first wanted. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** @param plugin has passed the check `manifest` */
export function createLaboratory(plugin: Plugin, options: CertificationOptions): Laboratory {
  const settings = sampleSettings(plugin, options.settings);
  const configured: Configured = {
    name: options.name ?? plugin.manifest.id,
    plugin,
    settings: settings.value,
  };
  const plan = (moments: readonly Moment[]): Planned[] => [
    ...planEvents(configured, moments),
    ...planExports(configured, sessionsOf(moments)),
  ];
  const moments = once(() => momentsOf(logOf(ordinary(), { stories: STORIES, rounds: ROUNDS })));
  const sessions = once(() => sessionsOf(moments()));
  const planned = once(() => [
    planSetup(configured),
    ...planEvents(configured, moments()),
    ...planExports(configured, sessions()),
  ]);
  const plannedLongest = once(() => plan(momentsOf(logOf(longest(), { stories: STORIES, fields: 'whole' }))));
  const markedPlans = once(() =>
    Object.entries(HOSTILE_TEXTS).map(([kind, hostile], index): MarkedPlan => {
      const made = marked(hostile, index + 2);
      return { ...made, kind, planned: plan(momentsOf(logOf(made.wording, MARKED))) };
    }),
  );
  const rehearsal = once(() => {
    const log = momentsOf(logOf(ordinary(), { stories: ['completed'], fields: 'whole' }));
    return [planSetup(configured), ...planEvents(configured, log)].flatMap(({ operations }) => operations);
  });
  const secrets = once(() => secretValues(plugin, options.secrets, rehearsal()));
  return {
    ...{ plugin, options, settings, configured },
    get moments() {
      return moments();
    },
    get sessions() {
      return sessions();
    },
    get planned() {
      return planned();
    },
    get plannedLongest() {
      return plannedLongest();
    },
    get markedPlans() {
      return markedPlans();
    },
    get rehearsal() {
      return rehearsal();
    },
    get secrets() {
      return secrets();
    },
  };
}

/** Every session of a log as it stands at its last event. */
function sessionsOf(moments: readonly Moment[]): Session[] {
  const last = new Map(moments.map((moment) => [moment.event.sessionId, moment]));
  return [...last.values()].map(({ circumstances }) => circumstances.records());
}

/** Every operation of these calls. */
export const operationsIn = (planned: readonly Planned[]): Operation[] =>
  planned.flatMap(({ operations }) => operations);
