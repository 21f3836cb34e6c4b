/** The part `guide` of a plugin: how a person connects the tool, step by step. `msp add` and `msp configure` walk through it. */
import * as z from 'zod/mini';
import type { PureContext } from './context.js';
import type { Json } from './names.js';
import type { Query } from './query.js';
import type { Reply } from './verdict.js';

/** Something to choose. */
export const GuideOption = z.object({
  value: z.json(),
  label: z.string().check(z.minLength(1)),
  hint: z.optional(z.string()),
});

/** Something to choose: what is set, how it is called, and what else helps to tell it from others. */
export interface GuideOption {
  readonly value: Json;
  readonly label: string;
  readonly hint?: string;
}

/** What has been answered so far. */
export interface GuideAnswers {
  /** As they will stand in the configuration; not yet checked by the schema. */
  readonly settings: Readonly<Record<string, Json>>;
  /** The names of the secrets that are there. */
  readonly secrets: readonly string[];
}

interface Step {
  /** Is it asked? Default: yes. */
  when?(answers: GuideAnswers): boolean;
}

/** Asks for a secret; how it is called and where to click stands in the manifest. */
export interface SecretStep<Secret extends string = string> extends Step {
  readonly kind: 'secret';
  readonly secret: Secret;
  /** Is it needed where it is asked for, although the manifest calls it optional? Default: as the manifest says. */
  readonly required?: boolean;
}

/** Shows a text that a person copies from here, as it is: the description of an app, say. Asks nothing. */
export interface ShowStep extends Step {
  readonly kind: 'show';
  /** What it is, and where it goes. */
  readonly label: string;
  /** Lines, at most 100. */
  readonly text: string;
}

interface Asking extends Step {
  /** The setting that is answered. */
  readonly setting: string;
  /** The question, in a few words. */
  readonly label: string;
  /** Where to look, and what it is for. */
  readonly help?: string;
  /** May it be left out? Default: no. */
  readonly optional?: boolean;
}

/** Asks for a text. The settings' schema says whether it is one. */
export interface TextStep extends Asking {
  readonly kind: 'text';
  readonly example?: string;
}

/** Asks for one of a few values that are always the same. */
export interface ChooseStep extends Asking {
  readonly kind: 'choose';
  readonly options: readonly GuideOption[];
}

/** A page of what can be picked. */
export interface PickPage {
  readonly options: readonly GuideOption[];
  /** What `ask` is given for the next page; null where there is none. */
  readonly next: string | null;
}

/** Asks for something of the tool itself: the connection is tested before the first of these. */
export interface PickStep<Secret extends string = string> extends Asking {
  readonly kind: 'pick';
  /** May several be picked? The setting is a list then. */
  readonly several?: boolean;
  /** @param page null for the first one */
  ask(context: PureContext<Readonly<Record<string, Json>>, Secret>, page: string | null): Query;
  /** @throws where the reply is no answer; the message is shown */
  read(reply: Reply, context: PureContext<Readonly<Record<string, Json>>, Secret>): PickPage;
}

export type GuideStep<Secret extends string = string> =
  | SecretStep<Secret>
  | ShowStep
  | TextStep
  | ChooseStep
  | PickStep<Secret>;

/**
 * How a person connects the tool. Without it, every secret and every setting that is needed is asked for.
 *
 * @example
 * guide: {
 *   intro: 'You need an account in Linear; this takes about two minutes.',
 *   steps: [
 *     { kind: 'secret', secret: 'apiKey' },
 *     { kind: 'pick', setting: 'teamId', label: 'Which team?', ask: teams, read: readTeams },
 *   ],
 * }
 */
export interface Guide<Secret extends string = string> {
  /** What it takes, in a sentence or two. */
  readonly intro?: string;
  readonly steps: readonly GuideStep<Secret>[];
}
