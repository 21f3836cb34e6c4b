/** A small stand-in for Jira: what it would do with requests. The certification sends to it, and makes it fail. */
import type { Json } from '@msp/protocol';
import type { Service } from '@msp/testing';

type Thing = { readonly id: string; readonly [field: string]: Json };

/** Made anew, and empty. */
export function service(): Service {
  const things: Thing[] = [];
  return {
    answer({ method, path, query, headers, value }) {
      if (!headers.authorization?.startsWith('Bearer ')) return { status: 401 };
      const [, , collection = '', id] = path.split('/');
      if (collection === 'me') return { body: { name: 'ada' } };
      const fields = value as { readonly [field: string]: Json };
      if (method === 'POST') {
        const thing = { ...fields, collection, id: String(things.length + 1) };
        things.push(thing);
        return { status: 201, body: thing };
      }
      const found = things.findIndex((thing) => thing.id === id);
      if (method === 'PATCH' && found >= 0) {
        things[found] = { ...(things[found] as Thing), ...fields };
        return { body: things[found] };
      }
      if (method !== 'GET' || id !== undefined) return { status: 404 };
      const wanted = [...query].filter(([name]) => name !== 'words' && name !== 'after');
      const items = things.filter(
        (thing) => thing.collection === collection && wanted.every(([name, text]) => thing[name] === text),
      );
      return { body: { items, next: null } };
    },
    state: () => things,
  };
}
