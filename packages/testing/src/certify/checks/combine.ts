import { isDeepStrictEqual } from 'node:util';
import type { Operation, Plugin } from '@msp/protocol';
import { Query } from '@msp/protocol';
import type { Check } from '../check.js';
import { messageOf, skipped, verdictOn } from '../finding.js';
import { type MarkedPlan, operationsIn } from '../laboratory.js';
import { groupsOf } from '../plan/groups.js';

/** Several operations as one query. */
export const combine: Check = {
  name: 'combine',
  title:
    'Operations that are sent together make one query, in which none is lost and none overtakes its like',
  run({ plugin, markedPlans }) {
    if (!plugin.combine) return skipped('the plugin does not send operations together');
    const { limit } = plugin.combine;
    if (!Number.isInteger(limit) || limit < 2)
      return verdictOn([`its limit is ${limit}, and two are the least`]);
    return verdictOn(
      markedPlans
        .slice(0, 3)
        .flatMap((marks) =>
          groupsOf(plugin, operationsIn(marks.planned)).flatMap((group) =>
            mergeProblems(plugin, group, marks),
          ),
        ),
    );
  },
};

function mergeProblems({ combine: part }: Plugin, group: readonly Operation[], marks: MarkedPlan): string[] {
  const told = `merge of ${group.length} operations`;
  try {
    const merged = part?.merge(group) ?? null;
    if (!isDeepStrictEqual(part?.merge(group) ?? null, merged))
      return [`${told}: it gave something else when it was asked again`];
    if (merged === null) return [];
    const { success, error } = Query.safeParse(merged);
    if (!success) return [`${told}: it gave no query: ${error.issues[0]?.message}`];
    if (!isDeepStrictEqual(JSON.parse(JSON.stringify(merged)), merged))
      return [`${told}: its query is not plain JSON`];
    return lossIn(group, JSON.stringify(merged), marks).map((loss) => `${told}: ${loss}`);
  } catch (error) {
    return [`${told}: ${messageOf(error)}`];
  }
}

/** What tells one query from another of its kind is in the parameters: these are of one kind. */
const kindOf = ({ query }: Operation): string =>
  'text' in query ? query.text : 'request' in query ? query.request.method : query.language;

/**
 * Operations of which nothing is left, or that stand in another order than others of their kind. Parts that a later operation
 * replaces may be left out, and different kinds may change places: whether that comes to the same, only the plugin knows.
 */
function lossIn(group: readonly Operation[], merged: string, { markNumbers }: MarkedPlan): string[] {
  const each = group.map(({ query }) => markNumbers(JSON.stringify(query)));
  const all = markNumbers(merged);
  const places = each.map((marks, index) => {
    const own = marks.filter((mark) =>
      each.every((others, other) => other === index || !others.includes(mark)),
    );
    // An operation without a mark of its own cannot be followed.
    return own.length === 0
      ? null
      : Math.min(...own.map((mark) => all.indexOf(mark)).filter((at) => at >= 0));
  });
  if (places.includes(Number.POSITIVE_INFINITY)) return ['nothing of an operation is left in the query'];
  const last = new Map<string, number>();
  for (const [index, operation] of group.entries()) {
    const place = places[index] ?? null;
    if (place === null) continue;
    if (place < (last.get(kindOf(operation)) ?? -1))
      return ['the operations stand in another order than they were given'];
    last.set(kindOf(operation), place);
  }
  return [];
}
