import { existsSync } from 'node:fs';
import { type ConfigProblem, validateConfigFile } from '@msp/core';
import { EXIT, MspError } from '@msp/protocol';
import { openPlace } from '../host.js';
import type { Outcome } from '../outcome.js';
import { paragraph } from '../output/layout.js';
import type { Paper } from '../output/paper.js';
import type { Shell } from '../shell.js';
import { configFiles } from './files.js';

/** One configuration file, or one plugin's part of the configuration, and what is wrong with it. */
export interface TestedFile {
  readonly file: string;
  readonly exists: boolean;
  readonly problems: readonly ConfigProblem[];
}

/** Checks both configuration files, and then what they, the variables and the flags make together. */
export async function testFiles(shell: Shell): Promise<TestedFile[]> {
  const { project, user } = configFiles(shell);
  const files = await Promise.all(
    [...new Set([project, user])].map(async (file) => ({
      file,
      exists: existsSync(file),
      problems: await validateConfigFile(file),
    })),
  );
  if (files.some(({ problems }) => problems.length > 0)) return files;
  try {
    await openPlace(shell);
    return files;
  } catch (error) {
    if (!MspError.is(error)) throw error;
    const problem = { key: '', message: `${error.message} ${error.hint}`, line: null, column: null };
    return [...files, { file: 'environment', exists: true, problems: [problem] }];
  }
}

/** The same, and whether the plugins that are asked for can be used with their settings. */
async function testEverything(shell: Shell): Promise<TestedFile[]> {
  const files = await testFiles(shell);
  if (files.some(({ problems }) => problems.length > 0)) return files;
  const place = await openPlace({ ...shell, notices: [] });
  if (place.loaded.config.plugins.length === 0) return files;
  const { tryPlugins } = await import('../plugins/try-plugins.js');
  return [...files, ...(await tryPlugins(place, shell))];
}

/** `msp config test`. Ends with the exit code of a configuration error where something is wrong. */
export async function testConfig(shell: Shell): Promise<Outcome> {
  const files = await testEverything(shell);
  const valid = files.every(({ problems }) => problems.length === 0);
  return {
    json: () => ({ valid, files, warnings: [] }),
    text: (paper) => files.flatMap((file) => fileLines(file, paper)),
    essential: valid ? 'valid' : 'invalid',
    exitCode: valid ? EXIT.ok : EXIT.configuration,
  };
}

function fileLines({ file, exists, problems }: TestedFile, paper: Paper): string[] {
  const { style } = paper;
  if (problems.length === 0) {
    return paragraph(paper, `${file}${exists ? '' : ' (not there, which is fine)'}`, '✓ ').map(style.good);
  }
  return [
    ...paragraph(paper, file, '✗ ').map(style.bad),
    ...problems.flatMap(({ message, line }) =>
      paragraph(paper, line === null ? message : `line ${line}: ${message}`, '    '),
    ),
  ];
}
