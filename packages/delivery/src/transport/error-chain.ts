/** An error and the errors behind it: their `cause`, those that an `AggregateError` gathers, the `original` that kits keep. */
import { peek } from '../fetch/peek.js';

/** At most so many are looked at; chains may go in circles. */
const MOST = 24;

/** All of them, the outermost first. */
export function errorChain(error: unknown): unknown[] {
  const found = [error];
  for (let index = 0; index < found.length && found.length < MOST; index += 1) {
    const one = found[index];
    const inner = [peek(one, 'cause'), peek(one, 'original'), ...listed(peek(one, 'errors'))];
    for (const each of inner)
      if (each != null && !found.includes(each) && found.length < MOST) found.push(each);
  }
  return found;
}

function listed(errors: unknown): unknown[] {
  try {
    return Array.isArray(errors) ? errors.slice(0, MOST) : [];
  } catch {
    return [];
  }
}
