/** A well-made plugin for a tracker of issues that nobody runs: what the tests of the certification begin with. */
import { definePlugin, judgeReply, type Plugin, type Reply, type Schema, type Verdict } from '@msp/protocol';
import { combine } from './tracker-combine.js';
import { feeds } from './tracker-feeds.js';
import { guide } from './tracker-guide.js';
import { comment, HEADERS, issue, url } from './tracker-queries.js';
import { tasks } from './tracker-tasks.js';
import { webhook } from './tracker-webhook.js';

/**
 * Sessions become issues, and what happens in them comments.
 *
 * @param settings its schema: made by the tests, which have zod
 */
export const tracker = (settings: Schema<{ team: string }>): Plugin =>
  definePlugin({
    contract: 1,
    manifest: {
      id: 'tracker',
      name: 'Tracker',
      summary: 'Sessions as issues',
      hosts: ['api.tracker.example'],
      secrets: {
        apiKey: { label: 'API key', help: 'Settings → API', env: ['TRACKER_API_KEY'] },
        signingKey: { label: 'Signing key', help: 'Settings → Webhooks', env: [], optional: true },
      },
    },
    settings,
    tasks,
    webhook,
    feeds,
    guide,
    setup: (context) => [
      {
        ...{ key: 'label/msp', lane: 'setup', summary: 'Label', delivery: 'idempotent' },
        query: {
          language: 'http',
          request: {
            ...{ method: 'PUT', url: url('labels', 'msp'), headers: HEADERS(context) },
            body: { team: context.settings.team },
          },
        },
      },
    ],
    hooks: {
      'session-started': (event, context) => [issue(event, context)],
      'update-recorded': (event, context) => [comment(event, context, event.data.description)],
      'decision-made': (event, context) => [comment(event, context, event.data.content)],
      'note-taken': (event, context) => [comment(event, context, event.data.text)],
      'session-ended': (event, context) => [
        {
          ...{ key: event.id, lane: event.sessionId, summary: 'Close the issue', delivery: 'at-least-once' },
          query: {
            language: 'http',
            request: {
              method: 'PATCH',
              url: [url('issues', ''), context.link(event.sessionId)],
              headers: HEADERS(context),
              body: { closed: true, text: `${context.records().updates.length} updates` },
            },
          },
        },
      ],
    },
    judge: (reply, operations, now) =>
      isBatch(reply)
        ? operations.map(() => ({ outcome: 'done' as const }))
        : withLink(judgeReply(reply, now), reply, operations[0]?.key ?? ''),
    combine,
    probe: {
      ask: ({ query, key }) => ({
        language: 'http',
        request: {
          method: 'GET',
          url: `${url('issues')}?external=${encodeURIComponent(key)}`,
          headers: ('request' in query && query.request.headers) || {},
        },
      }),
      found(reply, operation) {
        const verdict = judgeReply(reply, 0);
        if (verdict.outcome !== 'done')
          return { outcome: 'retry', reason: 'the tracker does not say', landed: 'unknown' };
        const [first] = reply.kind === 'answer' && Array.isArray(reply.value) ? reply.value : [];
        return first === undefined
          ? null
          : withLink(verdict, { kind: 'answer', value: first }, operation.key);
      },
    },
    check: {
      ask: (context) => ({
        language: 'http',
        request: { method: 'GET', url: url('me'), headers: HEADERS(context) },
      }),
      read(reply) {
        if (judgeReply(reply, 0).outcome !== 'done' || reply.kind === 'failure')
          throw new Error('It does not work');
        const name = member(reply.value, 'name');
        return { account: typeof name === 'string' ? name : null };
      },
    },
    actions: {
      remark: {
        summary: 'Adds a comment',
        input: texts<{ text: string }>('text'),
        run: ({ text }, context) => {
          const sessionId = context.session?.id ?? 'none';
          return [comment({ id: context.request, sessionId }, context, text)];
        },
      },
    },
    recall: {
      search: {
        summary: 'Finds issues',
        input: texts<{ words: string }>('words'),
        ask: ({ words }, context) => ({
          language: 'http',
          request: {
            method: 'POST',
            url: url('graphql'),
            headers: HEADERS(context),
            body: {
              query: 'query ($words: String!) { issues(words: $words) { title } }',
              variables: { words },
            },
          },
        }),
        read(reply) {
          if (reply.kind === 'failure') throw new Error(reply.message);
          const issues = Array.isArray(reply.value) ? reply.value : [];
          return issues.map((each) => ({ title: String(member(each, 'title')) }));
        },
      },
    },
  });

/** Takes an object with a text of this name. */
const texts = <Input>(name: string): Schema<Input> => ({
  safeParse: (value) =>
    typeof member(value, name) === 'string'
      ? { success: true, data: value as Input }
      : { success: false, error: { issues: [{ path: [name], message: 'is no text' }] } },
});

const isBatch = (reply: Reply): boolean =>
  reply.kind === 'answer' && reply.status === 200 && member(reply.value, 'batch') === true;

/** The issue's number, under the key of what made it. */
function withLink(verdict: Verdict, reply: Reply, local: string): Verdict {
  const remote = reply.kind === 'answer' ? member(reply.value, 'number') : undefined;
  return verdict.outcome === 'done' && typeof remote === 'number'
    ? { outcome: 'done', links: [{ local, remote: String(remote) }] }
    : verdict;
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
