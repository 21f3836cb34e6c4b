/** What Linear can be asked: `msp query linear issues`. Pure. */
import type { Question, Recollection } from '@msp/protocol';
import { z } from 'zod';
import { pageOf, valueIn } from './answers.js';
import type { Secret } from './contract.js';
import * as questions from './questions.js';
import type { Settings } from './settings.js';

const limit = z.int().min(1).max(100).default(25).describe('At most so many.');
const issue = z.string().min(1).max(100).describe('The issue: its key (WEB-12) or its id.');

const issuesInput = z.strictObject({
  mine: z.boolean().default(false).describe('Only those that are assigned to you.'),
  state: z.string().min(1).max(100).optional().describe('Only those in the state of this name.'),
  limit,
});
const issues: Question<Settings, Secret, z.infer<typeof issuesInput>> = {
  summary: 'Open issues of the team or project, those that changed last first',
  input: issuesInput,
  ask({ mine, state, limit: first }, { settings }) {
    const open = questions.openIssues(settings);
    const filter = {
      ...open,
      ...(mine && { assignee: { isMe: { eq: true } } }),
      ...(state !== undefined && { state: { name: { eqIgnoreCase: state } } }),
    };
    return questions.question('issues', { filter, first });
  },
  read: (reply) =>
    valueIn(reply, questions.IssuePage, 'which issues there are').nodes.map(questions.issueTold),
};

const searchInput = z.strictObject({
  words: z.string().min(1).max(300).describe('What is looked for, in titles, descriptions and comments.'),
  limit,
});
const search: Question<Settings, Secret, z.infer<typeof searchInput>> = {
  summary: 'Find issues of the team by their words',
  input: searchInput,
  ask: ({ words, limit: first }, { settings }) =>
    questions.question('search', { term: words, first, teamId: settings.teamId }),
  read: (reply) => valueIn(reply, questions.IssuePage, 'what it found').nodes.map(questions.issueTold),
};

const commentsInput = z.strictObject({ issue, limit });
const comments: Question<Settings, Secret, z.infer<typeof commentsInput>> = {
  summary: 'Comments of an issue, the newest first',
  input: commentsInput,
  ask: ({ issue: id, limit: first }) => questions.question('issueComments', { id, first }),
  read: (reply) =>
    valueIn(
      reply,
      z.object({ comments: questions.CommentPage }),
      'which comments there are',
    ).comments.nodes.map(questions.commentTold),
};

const epicsInput = z.strictObject({
  limit: z.int().min(1).max(50).default(20).describe('At most so many projects.'),
});
const epics: Question<Settings, Secret, z.infer<typeof epicsInput>> = {
  summary: 'What Linear has for epics: projects that are not over, with their milestones',
  input: epicsInput,
  ask: ({ limit: first }, { settings: { teamId, projectId } }) =>
    questions.question('epics', { filter: questions.openProjects(teamId, projectId), first }),
  read: (reply) =>
    valueIn(reply, pageOf(questions.Project), 'which projects there are').nodes.flatMap(projectTold),
};

const percent = (progress: number | null | undefined) =>
  typeof progress === 'number' ? `${Math.round(progress * 100)}%` : undefined;

function projectTold(project: z.infer<typeof questions.Project>): Recollection[] {
  const { name, url, description, updatedAt, status, progress, targetDate, projectMilestones } = project;
  const facts = { kind: 'project', state: status?.name, progress: percent(progress), due: targetDate };
  return [
    {
      title: name,
      ...(description && { detail: description }),
      ...(url && { url }),
      ...(updatedAt && { time: updatedAt }),
      values: questions.known(facts),
    },
    ...projectMilestones.nodes.map(
      (milestone): Recollection => ({
        title: `${name}: ${milestone.name}`,
        ...(url && { url }),
        values: questions.known({
          ...{ kind: 'milestone', progress: percent(milestone.progress), due: milestone.targetDate },
        }),
      }),
    ),
  ];
}

export const recall = { issues, search, comments, epics };
