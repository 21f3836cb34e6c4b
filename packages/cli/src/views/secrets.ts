import { paragraph } from '../output/layout.js';
import type { Paper } from '../output/paper.js';
import { table } from '../output/table.js';
import type { SecretState } from '../plugins/secret-states.js';

/** One line for each secret, with where it is; below those that are missing, where to get them. */
export function secretLines(secrets: readonly SecretState[], paper: Paper): string[] {
  const { style } = paper;
  const paint = (text: string) => (text.trim() === MISSING ? style.bad(text) : style.good(text));
  return secrets.flatMap(({ name, label, help, env, optional, source }) => [
    ...table(
      paper,
      [{ paint: style.strong, width: widest(secrets) }, { paint, width: 8 }, { flexible: true }],
      [[name, source ?? (optional ? 'not set' : MISSING), label]],
    ),
    ...(source === null
      ? paragraph(
          paper,
          `${help.replace(/\.?$/, '.')} Then: msp secret set ${name}${orVariables(env)}`,
          '    → ',
          6,
        ).map(style.faint)
      : []),
  ]);
}

const MISSING = 'missing';

const widest = (secrets: readonly SecretState[]) => Math.max(...secrets.map(({ name }) => name.length));

const orVariables = (env: readonly string[]) => (env.length === 0 ? '' : ` (or ${env.join(', ')})`);
