/** Connects or changes a tool where nobody is asked: everything has to be there. */
import { EXIT, MspError } from '@msp/protocol';
import { shellWord } from '../../arguments/shell-word.js';
import type { Environment } from '../../shell.js';
import { testDraft } from './connection.js';
import { answersOf, type Draft, isSet, secretsOf } from './draft.js';
import { refused } from './given.js';
import { isAsked, isNeeded, isSettingStep, neededSettings, secretLabel, stepsOf } from './steps.js';
import type { Subject } from './subject.js';
import { refusedSetting } from './walk.js';

/** Something that is missing, as a person knows it, and how it is given on a command line. */
interface Missing {
  readonly told: string;
  readonly words: string;
}

/**
 * @param command as it was typed, without options
 * @throws an `MspError` `MSP017` that names what is missing, `MSP009` for a setting, `MSP004` where the connection is not good;
 * nothing was changed then
 */
export async function assertComplete(
  subject: Subject,
  draft: Draft,
  command: string,
  environment: Environment,
): Promise<void> {
  const missing = missingOf(subject, draft);
  if (missing.length > 0) throw incomplete(subject, missing, command);
  const wrong = refusedSetting({ subject, draft, environment });
  if (wrong) throw refused(subject, wrong.key, wrong.problem);
  if (draft.mode !== 'integrated') return;
  const checked = await testDraft(subject, draft, environment);
  if (checked.ok) return;
  throw new MspError('MSP004', {
    message: `${subject.title}: ${checked.reason.replace(/\.$/, '')}. Nothing was changed.`,
    hint: [checked.hint, `To connect it without a test: msp plugin add ${subject.name}`]
      .filter(Boolean)
      .join(' '),
  });
}

function missingOf(subject: Subject, draft: Draft): Missing[] {
  const { name, plugin } = subject;
  const steps = stepsOf(plugin);
  const asked = steps.filter((step) => isAsked(name, step, answersOf(draft)));
  const secrets = asked.flatMap((step): Missing[] => {
    if (step.kind !== 'secret' || draft.mode !== 'integrated') return [];
    const { help = '' } = plugin.manifest.secrets?.[step.secret] ?? {};
    if (!isNeeded(plugin, step) || Object.hasOwn(secretsOf(draft), step.secret)) return [];
    const told = [secretLabel(plugin, step.secret), help].filter(Boolean).join(' — ');
    return [{ told, words: `--secret ${step.secret} < <file>` }];
  });
  const needed = neededSettings(plugin, []).map(({ setting }) => setting);
  const settings = [...asked, ...neededSettings(plugin, steps)].flatMap((step): Missing[] => {
    if (!isSettingStep(step) || isSet(draft, step.setting)) return [];
    // What only the guide insists on does not stop anybody who writes scripts.
    if (!needed.includes(step.setting)) return [];
    const told = [step.label, step.help].filter(Boolean).join(' — ');
    return [{ told, words: `--set ${step.setting}=<value>` }];
  });
  return [...settings, ...secrets];
}

function incomplete({ title, name }: Subject, missing: readonly Missing[], command: string): MspError {
  const count = missing.length === 1 ? 'one more answer' : `${missing.length} more answers`;
  const files = missing.filter(({ words }) => words.startsWith('--secret'));
  // Only one can come in on standard input.
  const words = missing.flatMap((each) => (files.indexOf(each) > 0 ? [] : [each.words]));
  return new MspError('MSP017', {
    message: `${title} needs ${count}, and there is no terminal to ask at. Nothing was changed.${missing
      .map(({ told }) => `\n  ${told}`)
      .join('')}`,
    hint: `Give ${missing.length === 1 ? 'it' : 'them'}: ${[command, ...words].join(' ')}${
      files.length > 1
        ? `. Only one secret can be piped in; before that: msp secret set ${name}.<secret>`
        : ''
    }`,
  });
}

/** The command as it was typed. */
export const commandWords = (command: string, word: string, name: string | undefined): string =>
  [command, shellWord(word), ...(name === undefined ? [] : [`--name ${name}`])].join(' ');

/** 4 where the connection is not good in the end. */
export const exitCodeOf = (check: { readonly ok: boolean } | null): number =>
  check === null || check.ok ? EXIT.ok : EXIT.integration;
