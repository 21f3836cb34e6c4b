/** Actions and questions, with the inputs that there are for them. */
import { type Configured, requested } from '@msp/core';
import type { Plugin, Query, Session } from '@msp/protocol';
import type { CertificationOptions } from '../options.js';
import { called, factsOf, type OnCall, type Planned } from './planned.js';
import { queryOf } from './queries.js';

type Named = { readonly kind: 'action' | 'question'; readonly name: string };

/** One request with one input that its schema took. */
export type Sample = Named & { readonly input: unknown };

/** What there is to try, and what cannot be tried. */
export interface Samples {
  readonly samples: readonly Sample[];
  /** Requests without any input to try them with. */
  readonly untried: readonly string[];
  /** Inputs that the schema refuses, as sentences. */
  readonly refused: readonly string[];
}

/** The sample inputs, through the schemas; `{}` where none are given and the schema takes it. */
export function samplesOf(
  { actions, recall }: Plugin,
  given: CertificationOptions['requests'] = {},
): Samples {
  const samples: Sample[] = [];
  const untried: string[] = [];
  const refused: string[] = [];
  const look = (kind: Named['kind'], requests: Plugin['actions'] | Plugin['recall'] = {}) => {
    for (const [name, { input: schema }] of Object.entries(requests))
      for (const input of given[name] ?? [{}]) {
        const result = schema.safeParse(input);
        if (result.success) samples.push({ kind, name, input: result.data });
        else if (given[name])
          refused.push(`${kind} ${name}: the input is refused: ${result.error.issues[0]?.message}`);
        else untried.push(name);
      }
  };
  look('action', actions);
  look('question', recall);
  return { samples, untried, refused };
}

/** The operations of an action. */
export function planAction(
  configured: Configured,
  { name, input }: Sample,
  request: string,
  session: Session | null,
  onCall?: OnCall,
): Planned {
  return called(`the action ${name}`, onCall, (see) =>
    requested(configured, factsOf(request, session), (context) =>
      see(configured.plugin.actions?.[name]?.run(input, context)),
    ),
  );
}

/** The query of a question. @throws as {@link queryOf} */
export const askQuestion = (
  configured: Configured,
  { name, input }: Sample,
  session: Session | null,
): Query => queryOf(configured, session, (context) => configured.plugin.recall?.[name]?.ask(input, context));
