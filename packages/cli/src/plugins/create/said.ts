/** What a command line says of a plugin that is to be made. */
import { MspError } from '@msp/protocol';
import type { Wish } from 'create-msp-plugin';

/** The options of `msp plugin create`, as they were parsed. */
export interface CreateOptions extends Pick<Wish, 'kind' | 'title' | 'scope' | 'folder'> {
  readonly tasks?: boolean;
  readonly 'no-tasks'?: boolean;
  readonly webhook?: boolean;
  readonly 'no-webhook'?: boolean;
  /** Nothing is asked; what is not given takes its default. */
  readonly yes?: boolean;
}

/**
 * The wish behind the options. A part of which neither was said is left open: at a terminal it is asked about. Pure.
 *
 * @throws an `MspError` `MSP010` where one is wanted and not wanted
 */
export function wishOf(word: string | undefined, options: CreateOptions): Wish {
  const { kind, title, scope, folder } = options;
  return {
    ...{ word, kind, title, scope, folder },
    tasks: choice(options, 'tasks'),
    webhook: choice(options, 'webhook'),
  };
}

function choice(options: CreateOptions, name: 'tasks' | 'webhook'): boolean | undefined {
  const [wanted, unwanted] = [options[name], options[`no-${name}`]];
  if (wanted && unwanted)
    throw new MspError('MSP010', {
      message: `--${name} and --no-${name} contradict each other.`,
      hint: 'Leave one of them away: msp plugin create --help',
    });
  if (unwanted) return false;
  return wanted ? true : undefined;
}
