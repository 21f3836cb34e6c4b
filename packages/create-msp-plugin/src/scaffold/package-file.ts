/** The package.json of a plugin that is made. Pure. */
import type { Answers } from '../answers.js';
import { packageName } from '../names/forms.js';

type Fields = Record<string, unknown>;

/** Their entries are in alphabetical order, as npm leaves them. */
const DEPENDENCIES = ['dependencies', 'peerDependencies', 'devDependencies', 'optionalDependencies'];

/** The version of a plugin that was never released. */
const FIRST_VERSION = '0.1.0';

/**
 * The template's package.json with what a kind adds to it, as that of a plugin: its own name, a first version, free to be published.
 *
 * @param base the template's
 * @param added that of the kind, which holds only what differs
 */
export function packageFile(base: string, added: string | undefined, answers: Answers): string {
  const { private: _, ...fields } = JSON.parse(base) as Fields;
  const merged = merge(fields, added === undefined ? {} : (JSON.parse(added) as Fields));
  const named = { ...merged, name: packageName(answers), version: FIRST_VERSION };
  return `${JSON.stringify(ordered(named), null, 2)}\n`;
}

function merge(base: Fields, added: Fields): Fields {
  const result = { ...base };
  for (const [name, value] of Object.entries(added))
    result[name] = isFields(base[name]) && isFields(value) ? merge(base[name], value) : value;
  return result;
}

/** All dependencies where the first ones stand, in their usual order, whichever of them a kind added. */
function ordered(fields: Fields): Fields {
  const isOther = ([name]: readonly [string, unknown]) => !DEPENDENCIES.includes(name);
  const entries = Object.entries(fields);
  const place = entries.findIndex((entry) => !isOther(entry));
  const dependencies = DEPENDENCIES.filter((name) => name in fields).map(
    (name) => [name, sorted(fields[name])] as const,
  );
  return Object.fromEntries([
    ...entries.slice(0, Math.max(place, 0)),
    ...dependencies,
    ...entries.slice(Math.max(place, 0)).filter(isOther),
  ]);
}

const sorted = (value: unknown): unknown =>
  isFields(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
