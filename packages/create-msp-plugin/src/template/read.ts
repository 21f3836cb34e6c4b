import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { DEFAULTS, KINDS, PARTS } from '../answers.js';
import { withVersions } from './package-versions.js';
import type { Template, Texts } from './template.js';

/** What lies in the template's folder and is not copied: what tools leave there, and what is about the template. */
const LEFT_OUT =
  /^(node_modules|dist|coverage|\.turbo|kinds|parts\.json|CHANGELOG\.md|[^/]*\.tsbuildinfo|[^/]*\.bundled_\w+\.mjs)(\/|$)/;

/**
 * Reads the template of a workspace. Done when this package and the CLI are built, which carry the result in them; only tests read it as
 * they run.
 *
 * @param root the folder of the workspace
 * @throws where a file is no text, a package of ours is unknown, or a version is left open
 */
export function readTemplate(root: string): Template {
  const folder = join(root, 'templates', 'plugin');
  const versions = workspaceVersions(root);
  const texts = (from: string) => mapped(textsIn(from), (path, text) => withVersions(path, text, versions));
  const parts = JSON.parse(readFileSync(join(folder, 'parts.json'), 'utf8'));
  return {
    files: texts(folder),
    // Nothing is laid over for the kind that the template itself is of.
    kinds: record(KINDS, (kind) => (kind === DEFAULTS.kind ? {} : texts(join(folder, 'kinds', kind)))),
    parts: record(PARTS, (part) => parts[part] as readonly string[]),
  };
}

function textsIn(folder: string): Texts {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll(sep, '/'),
    )
    .filter((path) => !LEFT_OUT.test(path) && !path.endsWith('.DS_Store'))
    .sort();
  return Object.fromEntries(files.map((path) => [path, textOf(join(folder, path))]));
}

function textOf(file: string): string {
  const text = readFileSync(file, 'utf8');
  if (/[\0\ufffd]/.test(text)) throw new Error(`${file} is no text, and only texts can be in a template.`);
  return text.replaceAll('\r\n', '\n');
}

/** The version of each package of ours, by its name. */
function workspaceVersions(root: string): ReadonlyMap<string, string> {
  const files = globSync('packages/*/package.json', { cwd: root });
  return new Map(
    files.map((file) => {
      const { name, version } = JSON.parse(readFileSync(join(root, file), 'utf8'));
      return [name, version];
    }),
  );
}

const mapped = (texts: Texts, change: (path: string, text: string) => string): Texts =>
  Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, change(path, text)]));

const record = <Name extends string, Value>(
  names: readonly Name[],
  look: (name: Name) => Value,
): Readonly<Record<Name, Value>> =>
  Object.fromEntries(names.map((name) => [name, look(name)])) as Record<Name, Value>;
