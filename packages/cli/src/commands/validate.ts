import { validateStore } from '@msp/core';
import { EXIT } from '@msp/protocol';
import { command } from '../command.js';
import { testFiles } from '../configuration/test.js';
import { openHost } from '../host.js';
import { counted, paragraph } from '../output/layout.js';

export default command({
  arguments: [],
  options: {},
  examples: [{ line: 'msp validate', does: 'Read everything, and derive it again to compare' }],
  details: ['Nothing is changed. What is wrong with the store is put right by `msp repair`.'],
  run: async (_, __, shell) => {
    const files = await testFiles(shell);
    const wrong = files.flatMap(({ file, problems }) => problems.map(({ message }) => `${file}: ${message}`));
    // A configuration that cannot be read hides where the store is.
    const host = wrong.length === 0 ? await openHost(shell, 'any') : null;
    const damage = host ? await validateStore(host.store) : [];
    const statistics = host ? await host.store.statistics() : null;
    const problems = [...wrong, ...damage];
    const valid = problems.length === 0;
    return {
      json: () => ({ valid, problems, statistics, warnings: [] }),
      text: (paper) => {
        if (!valid)
          return [
            ...problems.flatMap((problem) => paragraph(paper, problem, '✗ ')),
            '',
            ...next(damage.length > 0),
          ];
        const { events = 0, sessions = 0 } = statistics ?? {};
        return [
          `${paper.style.good('Valid')}: ${counted(sessions, 'session')}, ${counted(events, 'event')}, configuration`,
        ];
      },
      essential: valid ? 'valid' : 'invalid',
      exitCode: damage.length > 0 ? EXIT.corruption : valid ? EXIT.ok : EXIT.configuration,
    };
  },
});

const next = (damaged: boolean) => [damaged ? 'Put it right: msp repair' : 'Change it: msp config edit'];
