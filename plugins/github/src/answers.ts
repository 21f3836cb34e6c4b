/** What GitHub answers. Read leniently: only what is needed, and whatever else there is may change. */
import { acceptedValue, type Reply } from '@msp/protocol';
import { z } from 'zod';

const address = z
  .url({ protocol: /^https?$/ })
  .optional()
  .catch(undefined);
const time = z.iso.datetime({ offset: true }).optional().catch(undefined);
const text = z.string().nullish().catch(null);
const person = z.object({ login: z.string() }).nullish().catch(null);

export const Issue = z.object({
  number: z.int().min(1),
  title: text,
  body: text,
  state: text,
  html_url: address,
  updated_at: time,
  user: person,
  assignees: z
    .array(z.object({ login: z.string() }))
    .nullish()
    .catch(null),
  labels: z
    .array(z.object({ name: text }))
    .nullish()
    .catch(null),
  pull_request: z.object({}).nullish().catch(null),
  draft: z.boolean().nullish().catch(null),
});

export const Comment = z.object({
  id: z.int().min(1),
  body: text,
  html_url: address,
  created_at: time,
  updated_at: time,
  user: person,
});

export const Commit = z.object({
  sha: z.string().min(1).max(100),
  html_url: address,
  author: person,
  commit: z.object({
    message: z.string().catch(''),
    author: z.object({ name: text, date: time }).nullish().catch(null),
    committer: z.object({ date: time }).nullish().catch(null),
  }),
});

export const Run = z.object({
  id: z.int().min(1),
  /** Of the workflow. */
  name: text,
  workflow_id: z.int().nullish().catch(null),
  display_title: text,
  run_number: z.int().nullish().catch(null),
  event: text,
  status: text,
  conclusion: text,
  head_branch: text,
  head_sha: text,
  html_url: address,
  created_at: time,
  updated_at: time,
});

export type Issue = z.infer<typeof Issue>;
export type Comment = z.infer<typeof Comment>;
export type Commit = z.infer<typeof Commit>;
export type Run = z.infer<typeof Run>;

/** What was made, changed or asked for; null where the answer does not say. */
export const one = <Output>(schema: z.ZodType<Output>, reply: Reply): Output | null =>
  schema.safeParse(acceptedValue(reply)).data ?? null;

/** A list, without what cannot be understood in it; null where there is no answer, which is not "nothing". */
export function many<Output>(schema: z.ZodType<Output>, reply: Reply, key?: string): Output[] | null {
  const value = acceptedValue(reply);
  const list =
    key === undefined ? value : z.object({ [key]: z.array(z.unknown()) }).safeParse(value).data?.[key];
  return Array.isArray(list) ? list.flatMap((each) => schema.safeParse(each).data ?? []) : null;
}

const Problem = z.object({
  message: z.string().catch(''),
  errors: z
    .array(z.union([z.string(), z.object({ message: text, code: text, field: text, type: text })]))
    .catch([]),
});

/** What GitHub says is wrong, in its words; with the details of a validation. */
export function problemIn(reply: Reply): string {
  if (reply.kind === 'failure') return reply.message;
  const { data } = Problem.safeParse(reply.value);
  if (!data) return typeof reply.value === 'string' ? reply.value.slice(0, 200) : '';
  const details = data.errors.map((each) =>
    typeof each === 'string' ? each : (each.message ?? [each.field, each.code].filter(Boolean).join(' ')),
  );
  return [data.message, ...details]
    .filter((each) => each !== '')
    .join(': ')
    .slice(0, 500);
}

/** The kinds of what is wrong in an answer of GraphQL, which says yes all the same; none where nothing is. */
export function graphErrors(reply: Reply): readonly { readonly type: string; readonly message: string }[] {
  if (reply.kind === 'failure' || typeof reply.value !== 'object' || reply.value === null) return [];
  if (!('errors' in reply.value) || !('data' in reply.value || 'errors' in reply.value)) return [];
  const { data } = Problem.safeParse({ message: '', errors: reply.value.errors });
  return (data?.errors ?? []).map((each) =>
    typeof each === 'string'
      ? { type: '', message: each }
      : { type: each.type ?? '', message: each.message ?? 'GitHub did not say why' },
  );
}
