import type { Json, Webhook } from '@msp/protocol';

const member = (value: Json | undefined, name: string): Json | undefined =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, Json>>)[name] : undefined;

/** The tracker tells of issues, and says in the body when. */
export const webhook: Webhook<{ team: string }, 'apiKey' | 'signingKey'> = {
  signature: {
    secret: 'signingKey',
    header: 'x-tracker-signature',
    algorithm: 'sha256',
    encoding: 'hex',
    prefix: 'sha256=',
    timestamp: { at: { field: ['sent'] }, unit: 'milliseconds' },
  },
  id: { header: 'x-tracker-delivery' },
  answer({ body }) {
    const challenge = member(body, 'challenge');
    return typeof challenge === 'string' ? { text: challenge } : null;
  },
  parse({ body }) {
    if (member(body, 'kind') !== 'issue') return [];
    const issue = member(body, 'issue');
    const [number, title, state] = ['number', 'title', 'state'].map((name) => member(issue, name));
    if (typeof number !== 'number' || typeof title !== 'string' || title === '')
      throw new Error('the tracker told of an issue without a number or a title');
    const kind = state === 'deleted' ? 'task-deleted' : 'task-changed';
    return [{ kind, remote: String(number), title }];
  },
};
