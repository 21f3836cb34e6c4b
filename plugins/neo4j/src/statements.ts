/**
 * The statements that change the graph, one for each kind of event. All are fixed texts over `$rows`, and each of them gives
 * the same graph in whatever order and however often its rows come: nodes are merged on `mspId`, what an event says of
 * itself never changes, and what a later event replaces carries a version and gives way to a higher one only.
 */

/**
 * The session as of the event, and the state of its project. Before a version is read, something that never changes is set
 * on its node: that takes the node's lock, so that of two transactions at once the second one reads what the first one wrote.
 */
const BEGINNING = `UNWIND $rows AS row
MERGE (s:Session {mspId: row.sessionId})
SET s.project = row.projectName
FOREACH (part IN CASE WHEN coalesce(s.version, '') < row.session.version THEN [row.session] ELSE [] END |
  SET s += part.state, s.duration = toFloat(part.state.duration), s.startTime = datetime(part.state.startTime),
    s.endTime = datetime(part.state.endTime), s.crashTime = datetime(part.state.crashTime),
    s.lastEventTime = datetime(part.state.lastEventTime), s.version = part.version)
FOREACH (part IN CASE WHEN row.project IS NULL THEN [] ELSE [row.project] END |
  MERGE (p:ProjectState {mspId: part.id})
  SET p.project = part.id
  FOREACH (newer IN CASE WHEN coalesce(p.version, '') < part.version THEN [part] ELSE [] END |
    SET p += newer.state, p.lastUpdated = datetime(newer.time), p.version = newer.version))`;

export const SESSION = `${BEGINNING}
SET s += row.record
FOREACH (part IN CASE WHEN coalesce(s.goalVersion, '') < row.goal.version THEN [row.goal] ELSE [] END |
  SET s.goal = part.text, s.goalVersion = part.version)
FOREACH (part IN CASE WHEN coalesce(s.summaryVersion, '') < row.summary.version THEN [row.summary] ELSE [] END |
  SET s.summary = part.text, s.nextSteps = part.nextSteps, s.summaryVersion = part.version)
FOREACH (id IN row.follows | MERGE (f:Session {mspId: id}) MERGE (s)-[:FOLLOWS]->(f))`;

export const PROGRESS = `${BEGINNING}
MERGE (r:Progress {mspId: row.id})
SET r += row.record, r.timestamp = datetime(row.time)
MERGE (s)-[:HAS_PROGRESS]->(r)`;

export const DECISION = `${BEGINNING}
MERGE (r:Decision {mspId: row.id})
SET r += row.record, r.timestamp = datetime(row.time)
MERGE (s)-[:MADE_DECISION]->(r)
FOREACH (each IN row.alternatives |
  MERGE (a:Alternative {mspId: each.id}) SET a.content = each.content MERGE (r)-[:CONSIDERED]->(a))
FOREACH (each IN row.entities |
  MERGE (e:Entity {mspId: each.id}) SET e += each.identity MERGE (r)-[:RELATES_TO]->(e))
FOREACH (id IN row.supersedes | MERGE (d:Decision {mspId: id}) MERGE (r)-[:SUPERSEDES]->(d))`;

export const ENTITY = `${BEGINNING}
MERGE (e:Entity {mspId: row.entity.id})
SET e += row.entity.identity
FOREACH (part IN CASE WHEN coalesce(e.version, '') < row.latest.version THEN [row.latest] ELSE [] END |
  SET e += part.state, e.createdAt = datetime(part.time), e.version = part.version)
MERGE (s)-[c:CREATED_ENTITY {mspId: row.id}]->(e)
SET c += row.record, c.timestamp = datetime(row.time)`;

export const BLOCKER = `${BEGINNING}
MERGE (r:Blocker {mspId: row.id})
SET r += row.record, r.createdAt = datetime(row.time),
  r.status = CASE WHEN r.resolvedAt IS NULL THEN 'open' ELSE 'resolved' END
MERGE (s)-[:ENCOUNTERED_BLOCKER]->(r)`;

/** Here the first one counts: what is resolved stays as it was resolved. */
export const RESOLUTION = `${BEGINNING}
MERGE (r:Blocker {mspId: row.blockerId})
SET r.status = 'resolved'
FOREACH (part IN CASE WHEN row.resolution.version < coalesce(r.version, '~') THEN [row.resolution] ELSE [] END |
  SET r.resolution = part.text, r.resolvedAt = datetime(part.time), r.version = part.version)
MERGE (s)-[:RESOLVED_BLOCKER]->(r)`;

export const OBSERVATION = `${BEGINNING}
MERGE (r:Observation {mspId: row.id})
SET r += row.record, r.timestamp = datetime(row.time)
MERGE (s)-[:HAS_OBSERVATION]->(r)`;

/** Those whose rows may be sent together. */
export const STATEMENTS: readonly string[] = [
  SESSION,
  PROGRESS,
  DECISION,
  ENTITY,
  BLOCKER,
  RESOLUTION,
  OBSERVATION,
];
