/** The question `analytics`: figures for each project. Pure. */
import type { Query, Question } from '@msp/protocol';
import { z } from 'zod';
import type { Settings } from '../settings.js';
import { recollections } from './recollection.js';
import { OF_PROJECT } from './shapes.js';

const input = z.strictObject({
  project: z.string().min(1).optional().describe('Default: every project in the graph.'),
  weeks: z.int().min(1).max(520).default(12).describe('How many weeks back progress is told, from now.'),
});

const TEXT = `MATCH (s:Session) WHERE ${OF_PROJECT} AND s.startTime IS NOT NULL
WITH s.project AS project, count(s) AS sessions, sum(coalesce(s.duration, 0.0)) AS hours, max(s.startTime) AS time,
  sum(CASE s.status WHEN 'completed' THEN 1 ELSE 0 END) AS completed,
  sum(CASE s.status WHEN 'crashed' THEN 1 ELSE 0 END) AS crashed
RETURN 'sessions' AS kind, coalesce(project, 'no project') AS title, null AS detail, time,
  {sessions: sessions, hours: round(hours, 2), completed: completed, crashed: crashed} AS properties
UNION ALL
MATCH (s:Session)-[:MADE_DECISION]->(d:Decision) WHERE ${OF_PROJECT}
WITH s.project AS project, count(DISTINCT d) AS total,
  count(DISTINCT CASE d.impact WHEN 'high' THEN d END) AS high,
  count(DISTINCT CASE d.impact WHEN 'medium' THEN d END) AS medium,
  count(DISTINCT CASE d.impact WHEN 'low' THEN d END) AS low
RETURN 'decisions' AS kind, coalesce(project, 'no project') AS title, null AS detail, null AS time,
  {decisions: total, high: high, medium: medium, low: low, unrated: total - high - medium - low} AS properties
UNION ALL
MATCH (s:Session)-[:ENCOUNTERED_BLOCKER]->(b:Blocker) WHERE ${OF_PROJECT}
WITH DISTINCT s.project AS project, b
WITH project, count(b) AS total, sum(CASE b.status WHEN 'resolved' THEN 1 ELSE 0 END) AS resolved,
  avg(CASE WHEN b.mspId IS NOT NULL THEN duration.inSeconds(b.createdAt, b.resolvedAt).seconds END) / 3600.0 AS mean
RETURN 'blockers' AS kind, coalesce(project, 'no project') AS title, null AS detail, null AS time,
  {blockers: total, resolved: resolved, open: total - resolved, meanHoursToResolve: round(mean, 2)} AS properties
UNION ALL
MATCH (s:Session)-[:HAS_PROGRESS]->(p:Progress)
WHERE ${OF_PROJECT} AND p.timestamp >= datetime() - duration({weeks: $weeks})
WITH s.project AS project, date.truncate('week', p.timestamp) AS week, count(p) AS updates, max(p.percentage) AS progress
ORDER BY project, week
RETURN 'week' AS kind, coalesce(project, 'no project') AS title, 'week of ' + toString(week) AS detail,
  toString(week) AS time, {updates: updates, progress: progress} AS properties`;

export const analytics: Question<Settings, 'password', z.infer<typeof input>> = {
  summary: 'Sessions, hours, decisions by impact, blockers and the progress of each week, by project',
  input,
  ask: ({ project, weeks }): Query => ({
    language: 'cypher',
    text: TEXT,
    parameters: { project: project?.toWellFormed() ?? null, weeks },
  }),
  read: recollections,
};
