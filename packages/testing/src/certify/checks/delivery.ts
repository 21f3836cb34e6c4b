import type { Check } from '../check.js';
import { verdictOn } from '../finding.js';
import { operationsIn } from '../laboratory.js';

/** What is promised about delivery can be kept. */
export const delivery: Check = {
  name: 'delivery',
  title: 'Operations that are to be probed can be, and queries have somebody who sends them',
  run({ plugin, planned }) {
    const { probe, connect } = plugin;
    return verdictOn(
      operationsIn(planned).flatMap(({ delivery: promised, query }) => [
        ...(promised === 'probe' && !probe
          ? ['operations are to be probed, and the plugin has no probe']
          : []),
        ...(connect || 'request' in query
          ? []
          : [
              `queries are in "${query.language}", which the host does not send, and the plugin has no connect`,
            ]),
      ]),
    );
  },
};
