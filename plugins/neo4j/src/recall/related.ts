/** The question `related`: what the graph knows around an entity. Pure. */
import type { Query, Question } from '@msp/protocol';
import { z } from 'zod';
import { entityOf } from '../entity.js';
import type { Settings } from '../settings.js';
import { recollections } from './recollection.js';

const input = z.strictObject({
  entity: z.string().min(1).max(1_048_576).describe('The name of an entity.'),
  project: z.string().min(1).optional().describe('Default: the project at hand.'),
  limit: z.int().min(1).max(1000).default(50).describe('At most so many neighbours.'),
});

const TEXT = `CALL {
  MATCH (e:Entity {mspId: $id}) RETURN e
  UNION
  MATCH (e:Entity {name: $name}) WHERE e.mspId IS NULL RETURN e
}
MATCH (e)-[r]-(n)
WITH e, r, n, coalesce(r.timestamp, n.timestamp, n.createdAt, n.startTime) AS time
ORDER BY time DESC LIMIT $limit
RETURN toLower(labels(n)[0]) AS kind,
  coalesce(n.content, n.fullName, n.name, n.description, n.goal, n.mspId, toString(n.id)) AS title,
  n.rationale AS detail, time,
  {relation: type(r), type: r.type, direction: CASE startNode(r) WHEN e THEN 'out' ELSE 'in' END,
   id: n.mspId, impact: n.impact, project: n.project} AS properties`;

export const related: Question<Settings, 'password', z.infer<typeof input>> = {
  summary: 'What relates to an entity: decisions, sessions, observations, other entities',
  input,
  ask({ entity, project, limit }, request): Query {
    const { id, identity } = entityOf(project ?? request.project, entity);
    return { language: 'cypher', text: TEXT, parameters: { id, name: identity.name, limit } };
  },
  read: recollections,
};
