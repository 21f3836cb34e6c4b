import { fields, label, paragraph, section } from '../output/layout.js';
import type { Paper } from '../output/paper.js';
import type { ConnectionCheck, Finished } from '../plugins/guide/finished.js';
import { labelOf, secretLabel } from '../plugins/guide/steps.js';

/** What was connected, what happens from now on, and what a person may want to do next. */
export function connectedView(done: Finished, paper: Paper): string[] {
  const { subject, draft, next } = done;
  const { style } = paper;
  const { title, isNew } = subject;
  const outcome = isNew
    ? 'is connected'
    : changed(done)
      ? 'is connected, and was changed'
      : 'is connected as it was';
  return [
    `${style.good(label(title, paper.columns))} ${outcome}.`,
    ...fields(paper, [...keptFields(done), connection(done.check)]),
    ...hint(done.check, paper),
    ...section(paper, 'From now on', paragraph(paper, whatHappens(done))),
    ...section(
      paper,
      'Next',
      next.map((command) => `  ${style.accent(command)}${style.faint(purpose(command, title))}`),
    ),
    ...(draft.mode === 'integrated'
      ? []
      : [
          '',
          style.faint(
            label(`To have MSP write to it: msp configure ${subject.name} --mode integrated`, paper.columns),
          ),
        ]),
  ];
}

/** What was changed. */
export function configuredView(done: Finished, paper: Paper): string[] {
  const { title } = done.subject;
  if (!changed(done)) return ['Nothing was changed: everything is as it was.', ...standing(done, paper)];
  return [
    `${paper.style.good(label(title, paper.columns))} was changed.`,
    ...fields(paper, keptFields(done)),
    ...standing(done, paper),
  ];
}

const changed = ({ kept }: Finished): boolean => kept.changed.length + kept.secrets.length > 0;

const standing = ({ check }: Finished, paper: Paper): string[] => [
  ...(check === null ? [] : fields(paper, [connection(check)])),
  ...hint(check, paper),
];

function keptFields({ subject: { name, plugin }, draft, kept }: Finished): [string, string][] {
  const settings = kept.changed
    .filter((key) => key !== 'mode' && key !== 'enabled')
    .map((key) => labelOf(plugin, key).replace(/[?:]$/, ''));
  const secrets = kept.secrets.map(({ name: secret, kept: where }): [string, string] => [
    'Kept',
    `${secretLabel(plugin, secret.slice(name.length + 1))}, ${PLACES[where]}`,
  ]);
  const modes = kept.changed.includes('mode') ? [['Mode', draft.mode] as [string, string]] : [];
  return [
    ...(settings.length === 0 ? [] : [['Set', settings.join(', ')] as [string, string]]),
    ...modes,
    ...secrets,
  ];
}

const PLACES = {
  keychain: 'in the keychain of this computer',
  file: 'in a file that only you can read',
};

const connection = (check: ConnectionCheck | null): [string, string] | null =>
  check === null
    ? null
    : ['Connection', check.ok ? `${check.message}, ${check.milliseconds} ms` : check.message];

const hint = (check: ConnectionCheck | null, paper: Paper): string[] =>
  check === null || check.ok || check.hint === null ? [] : paragraph(paper, check.hint, '→ ');

function whatHappens({ subject: { title, name }, draft, sent: things }: Finished): string {
  const what = things.length === 0 ? 'what you ask for' : listed(things);
  if (draft.mode === 'mcp')
    return `MSP hands ${what} to your assistant, which writes them to ${title} with its own tools.`;
  if (draft.mode === 'generate')
    return `MSP writes down what would go to ${title} (${what}), and you send it yourself.`;
  if (things.length === 0) return `MSP writes to ${title} when you ask for it: msp query ${name}`;
  return `MSP writes your ${what} to ${title} by itself, in the background. What is offline now is sent later.`;
}

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

function purpose(command: string, title: string): string {
  if (command.startsWith('msp sync')) return `  fetch what ${label(title)} knows`;
  if (command.startsWith('msp backfill')) return '  send your past sessions, too';
  return command.startsWith('msp check')
    ? '  test the connection at any time'
    : '  see what there is to write';
}
