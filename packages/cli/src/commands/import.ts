import { resolve } from 'node:path';
import { importDocument, importPath } from '@msp/core';
import { MspError } from '@msp/protocol';
import { readInput } from '../arguments/input.js';
import { command } from '../command.js';
import { openHost } from '../host.js';
import { counted, fields } from '../output/layout.js';

export default command({
  arguments: [
    {
      name: 'path',
      description: 'A file or folder, or - for standard input',
      required: true,
    },
  ],
  options: {},
  examples: [
    { line: 'msp import backup.json', does: 'Read what msp export wrote' },
    { line: 'msp export | msp import - --cwd elsewhere', does: 'Copy everything into another project' },
  ],
  details: [
    'Reads an export, a folder .msp/state or .msp/archive of an older MSP, or ~/.msp-lite.',
    'What is there already is skipped, so it does no harm to import twice.',
  ],
  run: async ({ path }, _, shell) => {
    if (path.trim() === '')
      throw new MspError('MSP009', {
        message: 'The path is empty.',
        hint: 'Name a file or a folder: msp import backup.json',
      });
    const text = path === '-' ? (await readInput()).text : null;
    const host = await openHost(shell, 'made');
    const result =
      text === null ? await importPath(host, resolve(shell.cwd, path)) : await importDocument(host, text);
    const { layout, sessions, events, skipped, warnings } = result;
    return {
      json: () => ({ layout, sessions, events, skipped, warnings }),
      text: (paper) => [
        `${paper.style.good('Imported')} ${counted(sessions, 'session')}, ${counted(events, 'event')}`,
        ...fields(paper, [
          ['Layout', layout],
          ['Skipped', `${counted(skipped, 'event')} that were there already`],
        ]),
      ],
      essential: String(events),
      warnings,
    };
  },
});
