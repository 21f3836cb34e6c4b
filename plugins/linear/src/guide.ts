/** How a person connects Linear: `msp add linear`. Pure. */
import type { Guide, GuideAnswers, GuideOption, PickPage, Reply } from '@msp/protocol';
import { z } from 'zod';
import { pageOf, valueIn } from './answers.js';
import type { Secret } from './contract.js';
import { Issue, openIssues, openProjects, question } from './questions.js';
import { COMMENTED, USUAL } from './settings.js';

const PAGE = 50;

const Team = z.object({ id: z.string(), key: z.string(), name: z.string() });
const Project = z.object({
  id: z.string(),
  name: z.string(),
  status: z.object({ name: z.string() }).nullish().catch(null),
});
const State = z.object({ id: z.string(), name: z.string(), type: z.string(), position: z.number().catch(0) });

/** Reads a page, and makes something to pick of each of its nodes. @throws where the reply is no answer */
const picked =
  <Node extends z.ZodType>(node: Node, what: string, option: (each: z.infer<Node>) => GuideOption) =>
  (reply: Reply): PickPage => {
    const { nodes, pageInfo } = valueIn(reply, pageOf(node), what);
    return { options: nodes.map(option), next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null };
  };

const teams = (page: string | null) => question('teams', { first: PAGE, after: page });
const teamIn = ({ teamId }: GuideAnswers['settings']): string => (typeof teamId === 'string' ? teamId : '');
const makesIssues = ({ settings }: GuideAnswers): boolean =>
  settings.sessionIssue === true || settings.blockers === true;

export const guide: Guide<Secret> = {
  intro:
    'This takes about two minutes. In Linear you make an API key; after that you choose the team here, and what MSP writes.',
  steps: [
    { kind: 'secret', secret: 'apiKey' },
    {
      ...{ kind: 'pick', setting: 'teamId', label: 'Which team do you work in?' },
      help: 'New issues go there, and its open issues are shown in `msp context`.',
      ask: (_context, page) => teams(page),
      read: picked(Team, 'which teams there are', ({ id, key, name }) => ({
        value: id,
        label: name || key || id,
        hint: key,
      })),
    },
    {
      ...{
        kind: 'pick',
        setting: 'teamKeys',
        label: 'Issues of which teams do your branches name?',
        several: true,
      },
      ...{ optional: true, help: 'A session on the branch ada/web-12-login is written on the issue WEB-12.' },
      ask: (_context, page) => teams(page),
      read: picked(Team, 'which teams there are', ({ key, name }) => ({
        value: key,
        label: key || name || '?',
        hint: name,
      })),
    },
    {
      ...{ kind: 'pick', setting: 'projectId', label: 'Only one project of it?', optional: true },
      help: 'Leave it out to see all of the team.',
      ask: ({ settings }, page) =>
        question('projects', { filter: openProjects(teamIn(settings)), first: PAGE, after: page }),
      read: picked(Project, 'which projects there are', ({ id, name, status }) => ({
        ...{ value: id, label: name || id },
        ...(status && { hint: status.name }),
      })),
    },
    {
      ...{ kind: 'choose', setting: 'sessionIssue', label: 'And sessions that name no issue?' },
      help: 'A session names its issue by its epic or its branch.',
      options: [
        { value: false, label: 'Write nothing, or on an issue that you choose next' },
        { value: true, label: 'Make an issue for each such session' },
      ],
    },
    {
      ...{ kind: 'pick', setting: 'issue', label: 'On which issue, then?', optional: true },
      help: 'Leave it out to write nothing for them.',
      when: ({ settings }) => settings.sessionIssue !== true,
      ask: ({ settings }, page) =>
        question('issues', { filter: openIssues({ teamId: teamIn(settings) }), first: PAGE, after: page }),
      read: picked(Issue, 'which issues there are', ({ id, identifier, title }) => ({
        ...{ value: id, label: `${identifier} ${title}` },
      })),
    },
    {
      ...{ kind: 'choose', setting: 'updates', label: 'What is written as comments on the issue?' },
      options: [
        { value: USUAL, label: 'Progress, decisions, blockers, and a report at the end' },
        { value: ['decision', 'blocker', 'end'], label: 'Decisions, blockers, and a report at the end' },
        { value: ['end'], label: 'Only a report at the end' },
        { value: [...COMMENTED], label: 'Everything, also notes, new goals and what was made' },
      ],
    },
    {
      ...{ kind: 'choose', setting: 'blockers', label: 'What becomes of a blocker?' },
      options: [
        { value: false, label: 'A comment, where you chose to have blockers among them' },
        { value: true, label: 'An issue of its own, which blocks it' },
      ],
    },
    {
      ...{
        kind: 'pick',
        setting: 'completedStateId',
        label: 'Where do issues go that MSP made, when they are done?',
      },
      ...{ optional: true, help: 'Leave it out, and they stay where they are.' },
      when: makesIssues,
      ask: ({ settings }, page) =>
        question('states', { filter: { team: { id: { eq: teamIn(settings) } } }, first: PAGE, after: page }),
      read: (reply) => {
        const read = picked(State, 'which states there are', ({ id, name, type }) => ({
          value: id,
          label: name || type || id,
          hint: type,
        }));
        // The states in which something is over come first.
        const over = ({ hint }: GuideOption) => (hint === 'completed' ? 0 : hint === 'canceled' ? 1 : 2);
        const { options, next } = read(reply);
        return { options: [...options].sort((one, other) => over(one) - over(other)), next };
      },
    },
  ],
};
