/** What Linear answers. Read leniently: only what is needed, and whatever else there is may change. */
import type { Link, Operation, Reply } from '@msp/protocol';
import { z } from 'zod';
import { alias, localOf, ownId } from './statements.js';

const Problem = z.object({
  message: z.string().catch('Linear refused it without a word'),
  /** For people, where Linear has such words. */
  told: z.string().optional().catch(undefined),
  code: z.string().optional().catch(undefined),
  /** As the SDK calls it. */
  type: z.string().optional().catch(undefined),
  path: z
    .array(z.union([z.string(), z.number()]))
    .optional()
    .catch(undefined),
});
/** Something that Linear refused, as connect.ts tells it. */
export type Problem = z.infer<typeof Problem>;

const Answer = z
  .object({ data: z.record(z.string(), z.unknown()).nullish(), errors: z.array(Problem).nullish() })
  .refine(({ data, errors }) => Boolean(data) || Boolean(errors?.length));

/** What an answer in GraphQL holds. */
export interface Answered {
  /** By alias; empty where an error took it all away. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly errors: readonly Problem[];
}

/** Null where it is no answer in GraphQL: of a gateway, say. */
export function answerIn(reply: Reply): Answered | null {
  if (reply.kind === 'failure') return null;
  const { data } = Answer.safeParse(reply.value);
  return data ? { data: data.data ?? {}, errors: data.errors ?? [] } : null;
}

const Entity = z.object({
  id: z.string().min(1),
  url: z
    .url({ protocol: /^https?$/ })
    .optional()
    .catch(undefined),
});
/** Something in Linear. */
export type Entity = z.infer<typeof Entity>;

/** What a call made, changed or found; null where it does not say. `refused` where Linear said that it did nothing. */
export function resultIn(answer: Answered, index: number): Entity | 'refused' | null {
  const value = answer.data[alias(index)];
  const { data: payload } = z.object({ success: z.boolean(), entity: z.unknown() }).safeParse(value);
  if (payload && !payload.success) return 'refused';
  return Entity.safeParse(payload ? payload.entity : value).data ?? null;
}

/** What is remembered of an operation that Linear has carried out. */
export function linksOf(operation: Operation, entity: Entity | null): Link[] {
  const local = localOf(operation);
  const remote = entity?.id ?? ownId(operation);
  if (local === null || remote === null) return [];
  return [{ local, remote, ...(entity?.url !== undefined && { url: entity.url }) }];
}

/**
 * The value of the first field of an answer to a question.
 *
 * @throws where it is none; people read the message
 */
export function valueIn<Value>(reply: Reply, schema: z.ZodType<Value>, what: string): Value {
  if (reply.kind === 'failure') throw new Error(reply.message);
  const answer = answerIn(reply);
  const [problem] = answer?.errors ?? [];
  if (problem) throw new Error(problem.told ?? problem.message);
  const { success, data } = schema.safeParse(answer?.data[alias(0)]);
  if (!success || (reply.status ?? 200) >= 300) throw new Error(`Linear did not say ${what}.`);
  return data;
}

/** A page of a list. */
export const pageOf = <Node extends z.ZodType>(node: Node) =>
  z.object({
    nodes: z.array(node),
    pageInfo: z
      .object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() })
      .catch({ hasNextPage: false, endCursor: null }),
  });
