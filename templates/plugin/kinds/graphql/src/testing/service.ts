/** A small stand-in for Sample Tool: what it would do with requests. The certification sends to it, and makes it fail. */
import type { Json } from '@msp/protocol';
import type { Service } from '@msp/testing';
import { z } from 'zod';

type Thing = { readonly id: string; readonly [field: string]: Json };

const Request = z.object({ query: z.string(), variables: z.record(z.string(), z.json()) });
const fieldsOf = (value: Json | undefined) => value as { readonly [field: string]: Json };

/** Made anew, and empty. */
export function service(): Service {
  const things: Thing[] = [];
  const made = (kind: string, fields: object): Thing => {
    const thing = { ...fields, kind, id: String(things.length + 1) };
    things.push(thing);
    return thing;
  };
  const byId = (id: Json | undefined) => things.find((thing) => thing.id === id) ?? {}; // part: tasks
  const page = (keep: (thing: Thing) => boolean) => ({ page: { items: things.filter(keep), next: null } });

  const fields: Readonly<Record<string, (variables: Readonly<Record<string, Json>>) => Json>> = {
    viewer: () => ({ account: { name: 'ada' } }),
    createEntry: ({ input }) => ({ item: made('entry', fieldsOf(input)) }),
    createTask: ({ input }) => ({ item: made('task', fieldsOf(input)) }), // part: tasks
    updateTask: ({ id, fields: changed }) => ({ item: Object.assign(byId(id), fieldsOf(changed)) }), // part: tasks
    entries: ({ space }) => page((thing) => thing.kind === 'entry' && thing.space === space),
    tasks: ({ space }) => page((thing) => thing.kind === 'task' && thing.space === space), // part: tasks
    taskById: ({ id }) => page((thing) => thing.kind === 'task' && thing.id === id), // part: tasks
    find: ({ reference }) => page((thing) => thing.reference === reference),
  };

  return {
    answer({ path, headers, value }) {
      if (path !== '/graphql') return { status: 404 };
      if (!headers.authorization?.startsWith('Bearer ')) return { status: 401 };
      const { query, variables } = Request.parse(value);
      // The name behind the only alias: `item: createEntry(input: $input)`.
      const field = fields[/(?:account|item|page): (\w+)/.exec(query)?.[1] ?? ''];
      return field
        ? { body: { data: field(variables) } }
        : { body: { errors: [{ message: 'There is no such field' }] } };
    },
    state: () => things,
  };
}
