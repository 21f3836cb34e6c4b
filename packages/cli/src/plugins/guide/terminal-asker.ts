/** Asks at a terminal. Loaded only where a person is asked something. */
import {
  autocomplete,
  autocompleteMultiselect,
  type CANCEL_SYMBOL,
  intro,
  isCancel,
  log,
  select,
  text,
} from '@clack/prompts';
import { ending } from '../../ending.js';
import { label as line } from '../../output/layout.js';
import { displayLines } from '../../output/lines.js';
import { columnsOf } from '../../output/terminal.js';
import { wrap } from '../../output/wrap.js';
import { STDERR, write } from '../../output/write.js';
import type { Shell } from '../../shell.js';
import { promptHidden } from '../prompt-hidden.js';
import type { Asker, ChoiceQuestion, Question } from './asker.js';

/** Questions are no result, so they go beside it. */
const common = { output: process.stderr };
/** How many of many are shown at once. */
const SHOWN = 10;

/** Opens it. */
export function terminalAsker(shell: Shell): Asker {
  assumeSize(process.stderr);
  // Questions are drawn by somebody else's code, which knows of the variable only.
  if (shell.globals['no-color']) process.env.NO_COLOR = '1';
  const columns = columnsOf(STDERR, shell.environment);
  const short = (words: string) => line(words, columns - 4);
  const paragraphs = (texts: readonly string[]) => texts.flatMap((each) => wrap(each, columns - 4, 8));
  const say = (...texts: readonly string[]) => log.message(paragraphs(texts), { ...common, spacing: 0 });
  const begin = ({ label, help }: Question) => {
    if (help) say(help);
    return short(label);
  };
  return {
    show(words, text) {
      log.step(paragraphs([words]).join('\n'), { ...common, spacing: 0 });
      write(STDERR, `\n${displayLines(text.trimEnd()).join('\n')}\n\n`);
    },
    intro: (title) => intro(short(title), common),
    say,
    good: (words) => log.success(paragraphs([words]).join('\n'), { ...common, spacing: 0 }),
    bad: (words) => log.error(paragraphs([words]).join('\n'), { ...common, spacing: 0 }),
    async secret(question) {
      const message = begin(question);
      return promptHidden(`│\n◆  ${message} (nothing is shown): `);
    },
    async text(question) {
      const { example, initial, problem } = question;
      const message = begin(question);
      return answered(
        await text({
          ...{ ...common, message },
          ...(example && { placeholder: short(`For example: ${example}`) }),
          ...(initial && { initialValue: initial }),
          validate: (typed = '') => {
            const why = problem(typed.trim());
            return why === undefined ? undefined : short(why);
          },
        }),
      ).trim();
    },
    async choose(question) {
      const message = begin(question);
      const options = listed(question, columns);
      return answered(await select({ ...common, message, options, ...first(question) }));
    },
    async pick(question) {
      const message = begin(question);
      const options = listed(question, columns);
      const chosen = await autocomplete({
        ...{ ...common, message, options, maxItems: SHOWN, filter: finding(question) },
        ...first(question),
        validate: (value) => (value === undefined ? 'Choose one of them.' : undefined),
      });
      return answered(chosen);
    },
    async pickSeveral(question, needed) {
      const message = begin(question);
      const options = listed(question, columns);
      const { initial = [] } = question;
      const chosen = await autocompleteMultiselect({
        ...{ ...common, message, options, maxItems: SHOWN, filter: finding(question), required: needed },
        initialValues: [...initial],
      });
      return answered(chosen);
    },
    waiting: (what, work) => waiting(short(what), work),
  };
}

/** A terminal that does not know its size says 0, and then nothing of what is typed would be drawn. */
function assumeSize(terminal: NodeJS.WriteStream): void {
  terminal.rows ||= 24;
  terminal.columns ||= 80;
}

function answered<Value>(value: Value | typeof CANCEL_SYMBOL): Value {
  if (isCancel(value)) throw ending('interrupted');
  return value as Value;
}

interface Row {
  readonly value: number;
  readonly label?: string;
  readonly hint?: string;
}

/** By their places: what is behind a label is nobody's to see. */
const listed = ({ options }: ChoiceQuestion, columns: number) =>
  options.map(({ label, hint }, value) => ({
    ...{ value, label: line(label, columns - 8) },
    ...(hint && { hint: line(hint, Math.max(8, columns - 12 - line(label, columns - 8).length)) }),
  }));

const first = ({ initial: [value] = [] }: ChoiceQuestion) =>
  value === undefined ? {} : { initialValue: value };

/** Every word has to be somewhere in what is shown. */
const finding =
  ({ always = [] }: ChoiceQuestion) =>
  (search: string, { value, label = '', hint = '' }: Row): boolean => {
    if (always.includes(value)) return true;
    const shown = `${label} ${hint}`.toLowerCase();
    return search
      .toLowerCase()
      .split(/\s+/)
      .every((word) => shown.includes(word));
  };

const CLEAR = '\r\u001b[K';

async function waiting<Result>(
  what: string,
  work: (more: (text: string) => void) => Promise<Result>,
): Promise<Result> {
  const show = (more: string) => write(STDERR, `${CLEAR}│  ${what} …${more && ` ${line(more, 30)}`}`);
  show('');
  try {
    return await work(show);
  } finally {
    write(STDERR, CLEAR);
  }
}
