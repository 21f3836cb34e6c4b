import { exportEvents, findSession, type Host } from '@msp/core';
import { type Copied, copy } from '../clipboard.js';
import { command } from '../command.js';
import { markdownOf } from '../export/markdown.js';
import { writeParts } from '../export/write-parts.js';
import { openHost } from '../host.js';
import type { Outcome } from '../outcome.js';
import { label } from '../output/layout.js';
import type { Shell } from '../shell.js';

type Format = 'json' | 'markdown';

export default command({
  arguments: [],
  options: {
    format: {
      value: 'format',
      choices: ['json', 'markdown'],
      description: 'Complete, to be imported again, or for people. Default: json',
    },
    output: { value: 'file', short: 'o', description: 'Write it to a file' },
    copy: { description: 'Copy it too' },
  },
  examples: [
    { line: 'msp export --output backup.json', does: 'Everything, to be imported elsewhere' },
    { line: 'msp export --format markdown > sessions.md', does: 'Everything, to be read' },
  ],
  details: ['With --session only that session is exported.'],
  run: async (_, { format = 'json', output, copy: wanted }, shell) => {
    const host = await openHost(shell, 'any');
    const { session } = shell.globals;
    const sessionId = session === undefined ? undefined : (await findSession(host.store, session)).id;
    const parts = () => document(host, format, sessionId);
    const isHeld = wanted || (format === 'markdown' && shell.globals.json);
    const where = { cwd: shell.cwd, stateDirectory: host.stateDirectory };
    const file = output === '-' ? undefined : output;
    if (isHeld) return held(parts(), { format, wanted, file, where }, shell);
    if (file === undefined) return { ...NOTHING, stream: parts() };
    return written(format, await writeParts(file, where, parts()), { copied: false, warnings: [] });
  },
});

const NOTHING: Outcome = { json: () => null, text: () => [] };

function document(host: Host, format: Format, sessionId: string | undefined): AsyncIterable<string> {
  if (format === 'markdown') return markdownOf(host.store, sessionId);
  return exportEvents(host.store, sessionId === undefined ? {} : { sessionId });
}

function written(
  format: Format,
  { path, bytes }: { path: string; bytes: number },
  { copied, warnings }: Copied,
): Outcome {
  return {
    json: () => ({ format, path, bytes, markdown: null, copied, warnings: [] }),
    text: ({ style, columns }) => [`${style.good('Wrote')} ${label(path, columns - 30)} (${bytes} bytes)`],
    essential: path,
    warnings,
  };
}

interface Wish {
  readonly format: Format;
  /** `--copy`. */
  readonly wanted: boolean;
  readonly file: string | undefined;
  readonly where: Parameters<typeof writeParts>[1];
}

/** Held in memory: what is to be copied, and Markdown that goes into a JSON document. */
async function held(
  parts: AsyncIterable<string>,
  { format, wanted, file, where }: Wish,
  shell: Shell,
): Promise<Outcome> {
  let text = '';
  for await (const part of parts) text += part;
  const result = copy(text, wanted ? 'asked' : null, shell.environment);
  if (file !== undefined) return written(format, await writeParts(file, where, [text]), result);
  const { copied, warnings } = result;
  const bytes = Buffer.byteLength(text);
  return {
    json: () =>
      format === 'json' ? JSON.parse(text) : { format, path: null, bytes, markdown: text, copied, warnings },
    text: () => [text.trimEnd()],
    essential: text.trimEnd(),
    warnings,
  };
}
