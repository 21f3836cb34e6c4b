import { resolve } from 'node:path';
import { type Answers, DEFAULTS, type Kind } from '../answers.js';
import { ask } from '../ask.js';
import { packageName, titleOf } from '../names/forms.js';
import { Refusal } from '../refusal.js';
import { scaffold } from '../scaffold/scaffold.js';
import { assertFree } from '../write/free-folder.js';
import { writePlugin } from '../write/write-plugin.js';
import { checkedFolder, checkedKind, checkedName, checkedScope, checkedTitle } from './checked.js';
import { destinationOf } from './destination.js';
import { shellWord } from './shell-word.js';
import type { Circumstances, Wish } from './wish.js';

/** A plugin that was made. */
export interface Made {
  readonly name: string;
  readonly package: string;
  readonly title: string;
  readonly kind: Kind;
  readonly tasks: boolean;
  readonly webhook: boolean;
  /** Absolute. */
  readonly folder: string;
  /** Paths in it, with `/` on every system, in order. */
  readonly files: readonly string[];
}

/**
 * Makes a plugin: checks what was said, asks for the rest where a person can be asked, and writes its files.
 *
 * @returns what was made; null where the person would rather not, and nothing was
 * @throws a `Refusal` where what was said cannot be; nothing was made
 */
export async function makePlugin(wish: Wish, circumstances: Circumstances): Promise<Made | null> {
  const { cwd, command } = circumstances;
  const said = wish.word === undefined ? {} : destinationOf(wish.word, cwd);
  const { scope = said.scope, folder = said.folder } = wish;
  const advice = (name: string) =>
    `${command} ${name}${folder === undefined ? '' : ` --folder ${shellWord(folder)}`}`;
  const given: Partial<Answers> = present({
    name: said.name === undefined ? undefined : checkedName(said.name, advice),
    title: wish.title === undefined ? undefined : checkedTitle(wish.title),
    kind: wish.kind === undefined ? undefined : checkedKind(wish.kind),
    scope: scope === undefined ? undefined : checkedScope(scope),
    tasks: wish.tasks,
    webhook: wish.webhook,
  });
  const place = (called: string) => resolve(cwd, folder === undefined ? called : checkedFolder(folder));
  // Nobody should answer questions for nothing.
  if (given.name !== undefined || folder !== undefined) assertFree(place(given.name ?? ''));
  const answers = circumstances.ask ? await ask(given) : withDefaults(given, advice('my-tool'));
  return answers && write(answers, place(answers.name));
}

function write(answers: Answers, folder: string): Made {
  const files = scaffold(answers);
  writePlugin(folder, files);
  const { name, title = titleOf(name), kind, tasks, webhook } = answers;
  const made = { name, package: packageName(answers), title, kind, tasks, webhook };
  return { ...made, folder, files: [...files.keys()] };
}

function withDefaults({ name, ...given }: Partial<Answers>, advice: string): Answers {
  if (name !== undefined) return { ...DEFAULTS, ...given, name };
  throw new Refusal(
    'MSP010',
    'A plugin needs a name, and nobody can be asked for it here.',
    `Write it so: ${advice}`,
  );
}

/** Without the fields that hold nothing. */
const present = <Fields extends object>(
  fields: Fields,
): { [Key in keyof Fields]?: NonNullable<Fields[Key]> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
