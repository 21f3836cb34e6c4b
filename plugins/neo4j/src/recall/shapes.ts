/** How records are told, those of older graphs too, which have no `mspId` and name some things differently. */

/** Of a session that is in the graph twice, as an older MSP wrote it and imported, the older node is left out. */
const NOT_TWICE = `NOT (s.mspId IS NULL AND EXISTS { MATCH (:Session {mspId: s.id}) })`;

/** Sessions of the project that is asked about; of every project where none is. */
export const OF_PROJECT = `($project IS NULL OR s.project = $project) AND ${NOT_TWICE}`;

export const SESSION_ROW = `'session' AS kind,
  coalesce(s.description, s.goal, s.name, s.mspId, toString(s.id)) AS title, s.summary AS detail, s.startTime AS time,
  {id: coalesce(s.mspId, s.id), project: s.project, user: s.user, status: s.status, progress: s.progress,
   branch: s.branch, goal: s.goal, hours: s.duration, endTime: s.endTime, nextSteps: s.nextSteps} AS properties`;
