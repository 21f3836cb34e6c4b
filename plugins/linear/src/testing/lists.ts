/** How Linear filters, sorts and pages its lists, as its pages "Filtering" and "Pagination" describe. */

/** What a list is asked for. */
export interface Asked {
  readonly filter?: Filter | null;
  readonly first?: number | null;
  readonly after?: string | null;
  readonly orderBy?: 'createdAt' | 'updatedAt' | null;
}
type Filter = Readonly<Record<string, unknown>>;
type Entity = Readonly<Record<string, unknown>>;

/** Where nobody says how many; more than so many are refused. */
const USUAL = 50;
const MOST = 250;

const time = (value: unknown): number => new Date(value as string | Date).getTime();
const lower = (value: unknown): string => String(value).toLowerCase();
const among = (values: unknown, value: unknown): boolean => (values as readonly unknown[]).includes(value);

/** What a value is compared with. A filter with a word that is not here is a mistake of the stand-in. */
const COMPARED: Readonly<Record<string, (value: unknown, wanted: unknown) => boolean>> = {
  eq: (value, wanted) => value === wanted,
  neq: (value, wanted) => value !== wanted,
  in: (value, wanted) => among(wanted, value),
  nin: (value, wanted) => !among(wanted, value),
  eqIgnoreCase: (value, wanted) => lower(value) === lower(wanted),
  gt: (value, wanted) => time(value) > time(wanted),
};

/** Does it match all that a filter says? What is not there matches nothing. */
function matches(value: unknown, filter: unknown): boolean {
  const given = typeof value === 'function' ? value() : value;
  return Object.entries(filter as Filter).every(([name, wanted]) => {
    const compared = COMPARED[name];
    if (compared) return given !== null && given !== undefined && compared(given, wanted);
    if (name === 'some') return (given as readonly unknown[]).some((each) => matches(each, wanted));
    if (given === null || given === undefined) return false;
    if (!(name in (given as Entity))) throw new Error(`the stand-in does not know what ${name} is`);
    return matches((given as Entity)[name], wanted);
  });
}

/** One page. Cursors are ids; the newest come first. */
export function listed(all: Iterable<Entity>, { filter, first, after, orderBy }: Asked = {}) {
  if ((first ?? USUAL) > MOST) throw new Error(`Argument Validation Error: first is more than ${MOST}`);
  const field = orderBy ?? 'createdAt';
  const found = [...all]
    .filter((each) => !filter || matches(each, filter))
    .sort((one, other) => time(other[field] ?? 0) - time(one[field] ?? 0));
  const begin = after ? found.findIndex(({ id }) => id === after) + 1 : 0;
  const nodes = found.slice(begin, begin + (first ?? USUAL));
  const pageInfo = {
    hasNextPage: begin + nodes.length < found.length,
    hasPreviousPage: begin > 0,
    startCursor: nodes[0]?.id ?? null,
    endCursor: nodes.at(-1)?.id ?? null,
  };
  return { nodes, pageInfo, totalCount: found.length, archivePayload: null, edges: [] };
}
