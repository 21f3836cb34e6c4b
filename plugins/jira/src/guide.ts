/** How a person connects Jira, step by step. Pure. */
import type { GuideAnswers, Reply } from '@msp/protocol';
import { projectsIn } from './answers.js';
import type { Parts } from './contract.js';
import { refusal } from './judging/refusal.js';
import { listProjects } from './queries.js';
import { siteOf, tellsKind } from './site.js';

const isCloud = ({ settings }: GuideAnswers): boolean => siteOf(settings).kind === 'cloud';

/** @throws where there is no answer; the message is shown */
function projects(reply: Reply) {
  const page = projectsIn(reply);
  if (page === null) {
    const verdict = refusal(reply, 'find', 0);
    throw new Error(
      verdict.outcome === 'done' ? 'Jira did not say which projects there are.' : verdict.reason,
    );
  }
  const { values, isLast, startAt } = page;
  return {
    options: values.map(({ key, name }) => ({ value: key, label: name || key, hint: key })),
    next: isLast || values.length === 0 ? null : String(startAt + values.length),
  };
}

export const guide: Parts['guide'] = {
  intro:
    'Open your Jira in a browser first. You need its address and a token; what is written there is written in your name.',
  steps: [
    {
      ...{ kind: 'text', setting: 'url', label: 'The address of your Jira' },
      ...{
        help: 'Copy it from the browser; any page of your Jira will do.',
        example: 'https://acme.atlassian.net',
      },
    },
    {
      ...{ kind: 'choose', setting: 'kind', label: 'Which Jira is it?' },
      help: 'Where your company runs it on its own machines, it is Data Center or Server.',
      when: ({ settings }) => !tellsKind(settings.url),
      options: [
        { value: 'server', label: 'Data Center or Server', hint: 'run by your company' },
        { value: 'cloud', label: 'Cloud', hint: 'run by Atlassian, under a name of your own' },
      ],
    },
    {
      ...{ kind: 'text', setting: 'email', label: 'Your e-mail address at Atlassian' },
      ...{ help: 'With which you sign in to Jira.', example: 'ada@acme.com', when: isCloud },
    },
    { kind: 'secret', secret: 'token' },
    {
      ...{ kind: 'pick', setting: 'projects', several: true, optional: true },
      label: 'Which projects are yours?',
      help: 'A branch such as ada/web-12-login then belongs to the issue WEB-12, and their open issues are at hand.',
      ask: (context, page) => listProjects(context, page),
      read: projects,
    },
    {
      ...{ kind: 'text', setting: 'issue', label: 'An issue for sessions that name none?' },
      ...{
        help: 'A session names its issue by its branch or epic. Leave it empty, and one that names none writes nothing.',
        example: 'WEB-1',
      },
      optional: true,
    },
    {
      ...{ kind: 'choose', setting: 'comments', label: 'What is written to the issue?' },
      options: [
        { value: ['session'], label: 'A report at the end of each session' },
        {
          value: ['decisions', 'blockers', 'session'],
          label: 'The report, and decisions and blockers at once',
        },
        { value: ['updates', 'decisions', 'blockers', 'session'], label: 'Everything, when it happens' },
        { value: [], label: 'No comments' },
      ],
    },
    {
      ...{ kind: 'text', setting: 'startTransition', label: 'Where does an issue go when you begin?' },
      ...{
        help: 'The name of a status or a transition. Leave it empty to move nothing.',
        example: 'In Progress',
      },
      optional: true,
    },
    {
      ...{ kind: 'text', setting: 'doneTransition', label: 'And when a session ends at 100%?' },
      ...{ help: 'Leave it empty to move nothing.', example: 'Done', optional: true },
    },
    {
      ...{ kind: 'choose', setting: 'worklog', label: 'Is your time logged as work?' },
      options: [
        { value: false, label: 'No' },
        { value: true, label: 'Yes, the time of each session' },
      ],
    },
  ],
};
