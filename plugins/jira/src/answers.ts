/** What Jira answers. Read leniently: only what is needed, and whatever else there is may change. */
import { acceptedValue, type Reply } from '@msp/protocol';
import { z } from 'zod';

const text = z.string().optional().catch(undefined);
const Named = z.object({ name: text }).nullish().catch(undefined);
const Person = z.object({ displayName: text, name: text }).nullish().catch(undefined);

const Transition = z.object({
  id: z.string().min(1),
  name: text,
  to: Named,
  fields: z
    .record(
      z.string(),
      z.object({
        required: z.boolean().catch(false),
        name: text,
        hasDefaultValue: z.boolean().optional().catch(undefined),
      }),
    )
    .optional()
    .catch(undefined),
});
export type Transition = z.infer<typeof Transition>;

const Comment = z.object({
  id: z.string().min(1),
  author: Person,
  body: z.unknown().optional(),
  created: text,
  updated: text,
  /** Undefined where Jira does not tell them, which is not "none". */
  properties: z
    .array(z.object({ key: z.string(), value: z.unknown().optional() }))
    .optional()
    .catch(undefined),
});
export type Comment = z.infer<typeof Comment>;

const Issue = z.object({
  id: z.string().min(1),
  key: z.string().min(1),
  self: text,
  fields: z
    .object({
      summary: text,
      status: Named,
      assignee: Person,
      issuetype: Named,
      priority: Named,
      updated: text,
      description: z.unknown().optional(),
      comment: z
        .object({ comments: z.array(Comment) })
        .optional()
        .catch(undefined),
    })
    .catch({}),
  transitions: z.array(Transition).optional().catch(undefined),
});
export type Issue = z.infer<typeof Issue>;

const Issues = z.object({
  issues: z.array(Issue),
  nextPageToken: z.string().min(1).optional().catch(undefined),
  startAt: z.number().optional().catch(undefined),
  total: z.number().optional().catch(undefined),
});

const Worklog = z.object({
  id: z.string().min(1),
  properties: z.array(z.object({ key: z.string(), value: z.unknown().optional() })).catch([]),
});

const reader =
  <Value>(schema: { safeParse(value: unknown): { data?: Value | undefined } }) =>
  (reply: Reply): Value | null =>
    schema.safeParse(acceptedValue(reply)).data ?? null;

/** An issue; null where the answer does not say. All of these are null where there is no answer, which is not "nothing". */
export const issueIn = reader(Issue);
export const issuesIn = reader(Issues);
/** What was made: an issue, a comment, a log of work. */
export const madeIn = reader(z.object({ id: z.string().min(1), key: text, self: text }));
export const commentsIn = reader(z.object({ comments: z.array(Comment) }));
/** Comments that were asked for by their ids. */
export const commentsByIdIn = reader(z.object({ values: z.array(Comment) }));
export const worklogsIn = reader(z.object({ worklogs: z.array(Worklog) }));
/** What came of several new issues. */
export const allMadeIn = reader(
  z.object({
    issues: z.array(z.object({ id: z.string().min(1), key: text })),
    errors: z
      .array(
        z.object({
          failedElementNumber: z.number(),
          status: z.number().optional(),
          elementErrors: z.unknown().optional(),
        }),
      )
      .catch([]),
  }),
);

const Project = z.object({ key: z.string().min(1), name: text });
/** Projects: a page of Cloud, or all of a Server. */
export const projectsIn = reader(
  z.union([
    z.array(Project).transform((values) => ({ values, isLast: true, startAt: 0 })),
    z.object({ values: z.array(Project), isLast: z.boolean().catch(true), startAt: z.number().catch(0) }),
  ]),
);

/** Who we are; null where the answer does not say. */
export const accountIn = reader(
  z
    .object({ displayName: text, emailAddress: text, name: text })
    .transform(({ displayName, emailAddress, name }) => displayName ?? emailAddress ?? name),
);

/** The name of a person; undefined where there is none. */
export const personName = (
  person: { displayName?: string | undefined; name?: string | undefined } | null | undefined,
) => person?.displayName ?? person?.name;

/** The keys of ours that a comment or a log of work carries. */
export const keysIn = (properties: readonly { key: string; value?: unknown }[], name: string): string[] =>
  properties.flatMap(({ key, value }) => {
    const keys =
      key === name && typeof value === 'object' && value !== null && 'keys' in value ? value.keys : [];
    return Array.isArray(keys) ? keys.filter((each) => typeof each === 'string') : [];
  });

/** A time of Jira, `2026-11-21T09:30:00.000+0000`, as ISO 8601; undefined for what is no time. */
export function timeIn(given: string | undefined): string | undefined {
  const time = given?.replace(/([+-]\d{2})(\d{2})$/, '$1:$2');
  return time === undefined || Number.isNaN(Date.parse(time)) ? undefined : new Date(time).toISOString();
}
