import type { ParseArgsOptionDescriptor } from 'node:util';
import { KINDS } from '../answers.js';

/** An option of the command line, and what it means. */
export interface Option extends ParseArgsOptionDescriptor {
  /** What stands for the value in the help. */
  readonly value?: string;
  readonly does: string;
}

/** Every option there is. */
export const OPTIONS = {
  title: {
    type: 'string',
    value: 'text',
    does: 'The tool as it writes its own name. Default: made from the name',
  },
  kind: {
    type: 'string',
    value: 'kind',
    does: `How it reaches the tool: ${KINDS.join(', ')}. Default: http`,
  },
  tasks: { type: 'boolean', does: 'Keeps tasks of the tool and task files alike' },
  'no-tasks': { type: 'boolean', does: 'Does not; the default' },
  webhook: { type: 'boolean', does: 'Understands changes that the tool reports by webhooks' },
  'no-webhook': { type: 'boolean', does: 'Does not; the default' },
  scope: { type: 'string', value: '@acme', does: 'The npm scope of the package. Default: none' },
  folder: { type: 'string', value: 'folder', does: 'Where to make it. Default: a new folder of its name' },
  yes: { type: 'boolean', short: 'y', does: 'Ask nothing; what is not given takes its default' },
  json: { type: 'boolean', does: 'Print one JSON document, and ask nothing' },
  help: { type: 'boolean', short: 'h', does: 'Print this' },
  version: { type: 'boolean', short: 'v', does: 'Print the version' },
} as const satisfies Readonly<Record<string, Option>>;
