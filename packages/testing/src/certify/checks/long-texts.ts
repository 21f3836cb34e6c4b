import type { Check } from '../check.js';
import { longLogs } from '../corpus/long.js';
import { momentsOf } from '../corpus/moments.js';
import { verdictOn } from '../finding.js';
import { planEvents } from '../plan/planned.js';

/** The longest texts do no harm. */
export const longTexts: Check = {
  name: 'long-texts',
  title: 'Texts of a mebibyte, in any field, can be planned',
  run({ configured, planned }) {
    // What goes wrong with the usual words, too, is told by the check `operations`.
    const wrong = new Set(planned.flatMap(({ place, problem }) => (problem === null ? [] : [place])));
    return verdictOn(
      longLogs().flatMap((log) =>
        planEvents(configured, momentsOf(log)).flatMap(({ place, problem }) =>
          problem === null || wrong.has(place) ? [] : [`${place}: ${problem}`],
        ),
      ),
    );
  },
};
