/** Answers that stand on the command line, or come in on standard input. */
import { Mode, MspError } from '@msp/protocol';
import { textOf } from '../../arguments/text.js';
import { isTerminal } from '../../output/terminal.js';
import { assertNoSecret, type GivenSetting, givenSettings } from '../install/given-settings.js';
import type { Draft } from './draft.js';
import { judgeText } from './judge-setting.js';
import { problemOf } from './secret-step.js';
import { labelOf, secretLabel } from './steps.js';
import type { Subject } from './subject.js';
import { withValue } from './values.js';

/** As they were typed. */
export interface GivenAnswers {
  readonly set: readonly string[];
  /** The name of a secret whose value comes in on standard input. */
  readonly secret: string | undefined;
}

/** The same, taken apart. */
export interface Given {
  readonly settings: readonly GivenSetting[];
  readonly secret: string | null;
  readonly mode: Mode | undefined;
}

/**
 * @param mode as its own option says
 * @throws an `MspError` `MSP009`, which never repeats what may be a secret
 */
export function givenOf({ set, secret }: GivenAnswers, mode: Mode | undefined): Given {
  const settings = givenSettings(set);
  const [, said] = settings.find(([key]) => key === 'mode') ?? [];
  const read = said === undefined ? undefined : Mode.safeParse(said);
  if (read && !read.success)
    throw new MspError('MSP009', {
      message: 'There is no such mode.',
      hint: 'There are: integrated (MSP sends), mcp (your assistant does), generate (you do)',
    });
  return {
    settings: settings.filter(([key]) => key !== 'mode'),
    secret: secret === undefined ? null : secretName(secret),
    mode: mode ?? read?.data,
  };
}

/** @example secretName('apiKey=-') // 'apiKey' */
function secretName(word: string): string {
  const [, name] = /^([a-z][A-Za-z0-9]{0,39})(=-)?$/.exec(word) ?? [];
  if (name !== undefined) return name;
  throw new MspError('MSP009', {
    message:
      'A secret is not given on the command line: others can read it there, and your shell remembers it.',
    hint: 'Name it, and pipe the value in: msp add linear --secret apiKey < key.txt',
  });
}

/** Puts what was given into the draft. @throws an `MspError` `MSP009` where it cannot be used; nothing was changed then */
export async function takeGiven({ settings, secret }: Given, subject: Subject, draft: Draft): Promise<void> {
  const { name, plugin } = subject;
  assertNoSecret(settings, plugin.manifest, name);
  for (const [key, text] of settings) {
    const judged = judgeText({ name, plugin, key, around: draft.settings }, text);
    if ('problem' in judged) throw refused(subject, key, judged.problem);
    draft.settings = withValue(draft.settings, key, judged.value);
    draft.given.add(key);
  }
  if (secret !== null) draft.entered.set(secret, await pipedIn(secret, subject));
}

/** What is said of a setting that cannot be used. */
export function refused({ name, plugin }: Subject, key: string, problem: string): MspError {
  return new MspError('MSP009', {
    message: `${key === '' ? '' : `${labelOf(plugin, key)}: `}${problem}. Nothing was changed.`,
    hint: `What there is to set: msp plugin info ${name}`,
  });
}

async function pipedIn(secret: string, { name, plugin }: Subject): Promise<string> {
  const names = Object.keys(plugin.manifest.secrets ?? {});
  if (!names.includes(secret))
    throw new MspError('MSP008', {
      message: `${name} asks for no such secret. ${names.length === 0 ? 'It asks for none.' : `It asks for: ${names.join(', ')}.`}`,
      hint: `See what it needs: msp plugin info ${name}`,
    });
  if (isTerminal(0))
    throw new MspError('MSP017', {
      message: `The ${secretLabel(plugin, secret)} is read from standard input, and that is a terminal.`,
      hint: `Leave --secret out, and you are asked. Or pipe it in: msp add ${name} --secret ${secret} < file`,
    });
  const value = (await textOf('-')).trim();
  const problem = problemOf(value);
  if (problem === null) return value;
  throw new MspError('MSP009', {
    message: `${secretLabel(plugin, secret)}: it cannot be used as it came in on standard input. Nothing was changed.`,
    hint: 'Pipe in the value itself, in one line.',
  });
}
