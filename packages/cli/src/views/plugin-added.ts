import { counted, fields, paragraph, section } from '../output/layout.js';
import type { Paper } from '../output/paper.js';
import type { Added } from '../plugins/install/addition.js';
import { reachFields } from './plugin-reach.js';

/** What was added, what it may reach, and what is left to do. */
export function addedView(added: Added, paper: Paper): string[] {
  const { style } = paper;
  const { name, version, reaches, labels, standing } = added;
  const { plugin, missing } = standing;
  const title = `${name}${version === null ? '' : ` ${version}`}`;
  const steps = [
    ...missing.settings.map((key) => `msp config set plugins.${name}.${key} <value>`),
    ...missing.secrets.map((secret) => `msp secret set ${secret.name}`),
  ];
  return [
    added.added
      ? `${style.good(title)} is added.`
      : `${style.strong(title)} is there already; nothing was changed.`,
    ...fields(paper, [
      added.file === null ? null : ['Code', added.file],
      added.registry === null ? null : ['Found in', added.registry],
      ...(reaches === null ? [] : reachFields(reaches, labels)),
    ]),
    ...section(
      paper,
      `${counted(steps.length, 'thing')} to do`,
      steps.map((step) => `  ${step}`),
    ),
    // A setting that is missing is the problem, and told above.
    ...(plugin.problem !== null && missing.settings.length === 0
      ? [...paragraph(paper, plugin.problem), ...(plugin.hint ? paragraph(paper, plugin.hint, '→ ') : [])]
      : []),
    '',
    ...(added.added
      ? [style.faint(`Everything about it: msp plugin info ${name}. Try it: msp check ${name}`)]
      : [
          style.faint(`A newer version: msp plugin update ${name}`),
          style.faint(`The same plugin once more: msp plugin add ${added.word} --name <other>`),
        ]),
  ];
}
