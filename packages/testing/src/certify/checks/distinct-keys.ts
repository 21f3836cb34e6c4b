import type { Check } from '../check.js';
import { verdictOn } from '../finding.js';

/** No two operations have one key. */
export const distinctKeys: Check = {
  name: 'distinct-keys',
  title: 'No two operations share a key, however alike the events are',
  run({ planned }) {
    const seen = new Map<string, string>();
    const problems: string[] = [];
    for (const { place, operations } of planned) {
      // A session may be written as a whole with the very operations by which it was mirrored.
      if (place === 'the export') continue;
      for (const { key } of operations) {
        const other = seen.get(key);
        if (other) problems.push(`${place} and ${other} gave the key "${key.slice(0, 80)}" twice`);
        seen.set(key, place);
      }
    }
    return verdictOn(problems);
  },
};
