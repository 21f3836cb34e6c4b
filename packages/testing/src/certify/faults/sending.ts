import type { Check } from '../check.js';
import { brief, messageOf, skipped, verdictOn } from '../finding.js';
import { withBench } from './bench.js';
import { notHttp } from './representatives.js';

/** All is well. */
export const sending: Check = {
  name: 'sending',
  title: 'Where the tool does what it is asked, everything is done at once',
  async run(laboratory) {
    const why = notHttp(laboratory);
    if (why !== null) return skipped(why);
    if (!laboratory.options.service) return skipped('give the option service: what the tool would answer');
    return withBench(laboratory, async (bench) => {
      const problems: string[] = [];
      for (const operation of laboratory.rehearsal) {
        try {
          const { verdict } = await bench.send(operation);
          if (verdict.outcome !== 'done')
            problems.push(`"${operation.summary}": the verdict is ${brief(verdict)}`);
        } catch (error) {
          problems.push(`"${operation.summary}": ${messageOf(error)}`);
        }
      }
      return verdictOn(problems);
    });
  },
};
