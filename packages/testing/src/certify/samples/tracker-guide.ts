import type { Guide, GuideOption, Json, Reply } from '@msp/protocol';
import { HEADERS, url } from './tracker-queries.js';

/** What the tracker answers to a question for teams. */
export const teamsReply: Reply = {
  ...{ kind: 'answer', status: 200, headers: {} },
  value: {
    teams: [
      { key: 'WEB', name: 'Web' },
      { key: 'OPS', name: 'Operations' },
    ],
    next: '2',
  },
};

/** A key, and the team that it is for. */
export const guide: Guide<'apiKey' | 'signingKey'> = {
  intro: 'You need an account in Tracker. It takes a minute.',
  steps: [
    { kind: 'secret', secret: 'apiKey' },
    {
      kind: 'pick',
      setting: 'team',
      label: 'Which team?',
      help: 'Sessions become issues of this team.',
      ask: (context, page) => ({
        language: 'http',
        request: {
          method: 'GET',
          url: `${url('teams')}${page === null ? '' : `?page=${encodeURIComponent(page.toWellFormed())}`}`,
          headers: HEADERS(context),
        },
      }),
      read(reply) {
        if (reply.kind === 'failure') throw new Error(reply.message);
        const { teams, next } = (reply.value ?? {}) as { teams?: Json; next?: Json };
        if (reply.status !== 200 || !Array.isArray(teams)) throw new Error('the tracker named no teams');
        const options = teams.flatMap((team) => optionOf(team) ?? []);
        return { options, next: typeof next === 'string' && next !== '' ? next : null };
      },
    },
    { kind: 'secret', secret: 'signingKey', when: ({ secrets }) => secrets.includes('apiKey') },
  ],
};

function optionOf(team: Json): GuideOption | null {
  const { key, name } = (team ?? {}) as Record<string, Json | undefined>;
  if (typeof key !== 'string' || key === '') return null;
  return { value: key, label: typeof name === 'string' && name.trim() !== '' ? name : key, hint: key };
}
