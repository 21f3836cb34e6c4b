import { type CANCEL_SYMBOL, cancel, confirm, intro, isCancel, select, text } from '@clack/prompts';
import { type Answers, DEFAULTS, KIND_MEANINGS, KINDS } from './answers.js';
import { titleOf } from './names/forms.js';
import { nameProblem } from './names/name-problem.js';
import { titleProblem } from './names/title-problem.js';

/** Questions are no result, so they go beside it. */
const common = { output: process.stderr };

/**
 * Asks a person at the terminal for what was not given.
 *
 * @returns null where the person left with Ctrl-C
 */
export async function ask(given: Partial<Answers>): Promise<Answers | null> {
  assumeSize(process.stderr);
  intro('A plugin for MSP', common);
  const left = Symbol('left');
  const answered = async <Value>(question: Promise<Value | typeof CANCEL_SYMBOL>): Promise<Value> => {
    const value = await question;
    if (isCancel(value)) throw left;
    return value as Value;
  };
  try {
    const name = given.name ?? (await answered(askName()));
    return {
      ...given,
      name,
      title: given.title ?? (await answered(askTitle(name))),
      kind: given.kind ?? (await answered(askKind())),
      tasks: given.tasks ?? (await answered(askPart('Does it keep tasks alike with your task files?'))),
      webhook: given.webhook ?? (await answered(askPart('Does the tool report changes by webhooks?'))),
    };
  } catch (error) {
    if (error !== left) throw error;
    cancel('Nothing was made.', common);
    return null;
  }
}

/** A terminal that does not know its size says 0, and then nothing of what is typed would be drawn. */
function assumeSize(terminal: NodeJS.WriteStream): void {
  terminal.rows ||= 24;
  terminal.columns ||= 80;
}

const askName = () =>
  text({
    ...common,
    message: 'What is it called?',
    placeholder: 'my-tool',
    validate: (value = '') => nameProblem(value.trim()) ?? undefined,
  }).then(trimmed);

const askTitle = (name: string) =>
  text({
    ...common,
    message: 'How does the tool write its own name?',
    placeholder: titleOf(name),
    defaultValue: titleOf(name),
    validate: (value = '') => (value.trim() === '' ? undefined : (titleProblem(value.trim()) ?? undefined)),
  }).then(trimmed);

const askKind = () =>
  select({
    ...common,
    message: 'How does it reach the tool?',
    options: KINDS.map((kind) => ({ value: kind, label: kind, hint: KIND_MEANINGS[kind] })),
    initialValue: DEFAULTS.kind as (typeof KINDS)[number],
  });

const askPart = (message: string) => confirm({ ...common, message, initialValue: false });

const trimmed = (value: string | typeof CANCEL_SYMBOL) => (typeof value === 'string' ? value.trim() : value);
