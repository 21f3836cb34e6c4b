import { isDeepStrictEqual } from 'node:util';
import type { Check } from '../check.js';
import { brief, messageOf, skipped, verdictOn } from '../finding.js';
import { groupsOf } from '../plan/groups.js';
import { REPLIES } from '../plan/replies.js';
import { judged } from '../plan/verdicts.js';

/** Any reply can be judged. */
export const judge: Check = {
  name: 'judge',
  title: 'Whatever the reply, the judge gives one verdict or one for each operation, and the same again',
  run({ plugin, rehearsal }) {
    if (!plugin.judge) return skipped('the plugin has no judge: the host judges by the HTTP status');
    const [first] = rehearsal;
    if (!first) return skipped('the plugin makes no operations');
    const sendings = [...rehearsal.map((operation) => [operation]), ...groupsOf(plugin, rehearsal)];
    return verdictOn(
      REPLIES.flatMap((reply) =>
        sendings.flatMap((operations) => {
          try {
            const again = judged(plugin, reply, operations);
            return isDeepStrictEqual(judged(plugin, reply, operations), again)
              ? []
              : [`on ${brief(reply)}: it judged otherwise when it was asked again`];
          } catch (error) {
            return [`on ${brief(reply)}: ${messageOf(error)}`];
          }
        }),
      ),
    );
  },
};
