/** The question `context`: what somebody who goes on with a project should know. Pure. */
import type { Query, Question } from '@msp/protocol';
import { z } from 'zod';
import type { Settings } from '../settings.js';
import { recollections } from './recollection.js';
import { OF_PROJECT, SESSION_ROW } from './shapes.js';

const input = z.strictObject({
  project: z.string().min(1).optional().describe('Default: the project at hand.'),
  limit: z.int().min(1).max(200).default(5).describe('At most so many of each kind.'),
});

const TEXT = `MATCH (p:ProjectState) WHERE p.project = $project OR p.name = $project
WITH p ORDER BY p.mspId IS NULL, p.lastUpdated DESC LIMIT 1
RETURN 'project' AS kind, coalesce(p.project, p.name) AS title, p.phase AS detail, p.lastUpdated AS time,
  {progress: p.progress, lastSession: p.lastSession, observations: p.observations} AS properties
UNION ALL
MATCH (s:Session) WHERE ${OF_PROJECT}
WITH s ORDER BY s.startTime DESC LIMIT $limit
RETURN ${SESSION_ROW}
UNION ALL
MATCH (s:Session)-[:MADE_DECISION]->(d:Decision)
WHERE ${OF_PROJECT} AND d.content IS NOT NULL AND NOT EXISTS { (:Decision)-[:SUPERSEDES]->(d) }
WITH d ORDER BY d.timestamp DESC LIMIT $limit
RETURN 'decision' AS kind, d.content AS title, d.rationale AS detail, d.timestamp AS time,
  {id: d.mspId, impact: d.impact, category: d.category,
   alternatives: [(d)-[:CONSIDERED]->(a) | coalesce(a.content, a.name)]} AS properties
UNION ALL
MATCH (s:Session)-[:ENCOUNTERED_BLOCKER]->(b:Blocker)
WHERE ${OF_PROJECT} AND b.status IN ['open', 'active']
WITH b ORDER BY b.createdAt DESC LIMIT $limit
RETURN 'blocker' AS kind, b.description AS title, null AS detail, b.createdAt AS time,
  {id: b.mspId, severity: b.severity, category: b.category} AS properties
UNION ALL
MATCH (s:Session)-[:CREATED_ENTITY]->(e:Entity) WHERE ${OF_PROJECT}
WITH DISTINCT e ORDER BY e.createdAt DESC LIMIT $limit
RETURN 'entity' AS kind, coalesce(e.fullName, e.name) AS title, e.description AS detail, e.createdAt AS time,
  {type: e.type, path: e.path, observations: [(e)-[:HAS_OBSERVATION]->(o) | o.content]} AS properties`;

export const context: Question<Settings, 'password', z.infer<typeof input>> = {
  summary: 'The last sessions, the decisions in force, open blockers and entities of a project',
  input,
  ask: ({ project, limit }, request): Query => ({
    language: 'cypher',
    text: TEXT,
    parameters: { project: (project ?? request.project).toWellFormed(), limit },
  }),
  read: recollections,
};
