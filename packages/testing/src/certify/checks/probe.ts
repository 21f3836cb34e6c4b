import { Query } from '@msp/protocol';
import type { Check } from '../check.js';
import { brief, messageOf, skipped, verdictOn } from '../finding.js';
import { REPLIES, SILENT } from '../plan/replies.js';
import { verdictProblem } from '../plan/verdicts.js';

/** A probe that cannot tell says so. */
export const probe: Check = {
  name: 'probe',
  title: 'The probe asks a query, understands any reply, and never takes silence for "not there"',
  run({ plugin, rehearsal }) {
    const { probe: part } = plugin;
    const probed = rehearsal.filter(({ delivery }) => delivery === 'probe');
    if (!part || probed.length === 0) return skipped('the plugin has no operations to be probed');
    const problems: string[] = [];
    const attempt = (what: string, act: () => string | null) => {
      try {
        const problem = act();
        if (problem !== null) problems.push(`${what}: ${problem}`);
      } catch (error) {
        problems.push(`${what}: ${messageOf(error)}`);
      }
    };
    for (const operation of probed) {
      attempt(`ask for "${operation.summary}"`, () => {
        const { success, error } = Query.safeParse(part.ask(operation));
        return success ? null : `it gave no query: ${error.issues[0]?.message}`;
      });
      for (const reply of REPLIES)
        attempt(`found on ${brief(reply)}`, () => {
          const found: unknown = part.found(reply, operation);
          return found === null ? null : verdictProblem(found);
        });
      for (const reply of SILENT)
        attempt(`found on ${brief(reply)}`, () => {
          const found = part.found(reply, operation);
          if (found === null) return 'it says "not there", and the operation would be sent twice';
          return found.outcome === 'done' ? 'it says "there", and the operation would be lost' : null;
        });
    }
    return verdictOn(problems);
  },
};
