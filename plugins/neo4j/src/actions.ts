/** What can be asked for by name: `msp query neo4j link …`. Pure. */
import type { Operation, RequestContext } from '@msp/protocol';
import { z } from 'zod';
import { entityOf } from './entity.js';
import { LINK } from './link.js';
import type { Settings } from './settings.js';
import { wellFormed } from './well-formed.js';

/** As long as the text of any event may be. */
const text = z.string().min(1).max(1_048_576);
const name = z.string().min(1).max(200);

const OBSERVE = `UNWIND $rows AS row
MERGE (e:Entity {mspId: row.entity.id})
SET e += row.entity.identity
MERGE (o:Observation {mspId: row.id})
SET o.content = row.content, o.timestamp = datetime(row.time)
MERGE (e)-[:HAS_OBSERVATION]->(o)`;

const RELATE = `UNWIND $rows AS row
MERGE (a:Entity {mspId: row.from.id})
SET a += row.from.identity
MERGE (b:Entity {mspId: row.to.id})
SET b += row.to.identity
MERGE (a)-[r:RELATES_TO {type: row.type}]->(b)
ON CREATE SET r.timestamp = datetime(row.time)`;

type Context = RequestContext<Settings, 'password'>;

function operation(statement: string, context: Context, summary: string, row: object): Operation[] {
  return [
    {
      key: `request ${context.request}`,
      // After what was recorded in the session, which may be what is spoken of.
      lane: context.session?.id ?? `project ${context.project}`.slice(0, 300),
      summary: summary.toWellFormed(),
      query: {
        language: 'cypher',
        text: statement,
        parameters: { rows: [wellFormed({ time: context.time, ...row })] },
      },
      delivery: 'idempotent',
    },
  ];
}

const link = z.strictObject({
  from: text.describe('The id of a session or record, or the name of an entity of the project.'),
  to: text.describe('The same, for the other end.'),
  type: name.default('references').describe('What the link means, e.g. continues, references, depends-on.'),
});

const relate = z.strictObject({
  from: text.describe('The name of an entity.'),
  to: text.describe('The name of another.'),
  type: name.default('uses').describe('How they relate, e.g. uses, contains, replaces.'),
});

const observe = z.strictObject({
  entity: text.describe('The name of an entity; one that is not there yet is made.'),
  content: text.describe('What was observed.'),
});

export const actions = {
  link: {
    summary: 'Links two records or entities (LINKS_TO)',
    input: link,
    run({ from, to, type }: z.infer<typeof link>, context: Context) {
      const end = (named: string) => ({ id: named, entity: entityOf(context.project, named).id });
      return operation(LINK, context, `${from} ${type} ${to}`, { from: end(from), to: end(to), type });
    },
  },
  relate: {
    summary: 'Says how two entities of the project relate (RELATES_TO)',
    input: relate,
    run({ from, to, type }: z.infer<typeof relate>, context: Context) {
      const [a, b] = [entityOf(context.project, from), entityOf(context.project, to)];
      return operation(RELATE, context, `${from} ${type} ${to}`, { from: a, to: b, type });
    },
  },
  observe: {
    summary: 'Writes down what was observed of an entity (HAS_OBSERVATION)',
    input: observe,
    run({ entity, content }: z.infer<typeof observe>, context: Context) {
      const id = context.uuid(`observation ${context.request}`);
      const row = { id, entity: entityOf(context.project, entity), content };
      return operation(OBSERVE, context, `Observation of ${entity}: ${content}`, row);
    },
  },
};
