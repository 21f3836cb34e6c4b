import { type Part, visit } from './document.ts';

/**
 * Says `nullable` as JSON Schema does. What stands beside a list of values takes null into it, what has no type is wrapped.
 * It is done in place.
 */
export function withNulls(document: Part): Part {
  visit(document, (part, key) => {
    if (key === 'properties' || part.nullable !== true) return;
    delete part.nullable;
    if (Array.isArray(part.enum) && !part.enum.includes(null)) part.enum.push(null);
    if (part.type !== undefined) {
      part.type = [...new Set([part.type, 'null'].flat())];
      return;
    }
    const inner = { ...part };
    if (!['$ref', 'allOf', 'anyOf', 'oneOf'].some((word) => word in inner)) return;
    for (const word of Object.keys(part)) delete part[word];
    part.anyOf = [inner, { type: 'null' }];
  });
  return document;
}
