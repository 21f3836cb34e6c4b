/** Names that tools and readers expect as they are. */
const customary =
  /^(\.[a-z-]+(\.[a-z]+)?|README\.md|LICENSE|CHANGELOG\.md|CONTRIBUTING\.md|SECURITY\.md|AGENTS\.md|INTEGRATIONS\.md)$/;

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;

/** Shortened words, and words that say nothing about what is inside. */
const unclear = new Set(
  (
    'args arr attr attrs auth btn calc cb cfg cmd cmds cnt comm conf conn ctx curr db decl def defs del desc dest ' +
    'dir doc elem env err evt exec expr ext fmt fn func gen helper helpers hlp idx impl info init inst len lib ' +
    'mgr misc msg msgs num obj op ops opt opts param params pkg pos pref prev proc prop props proto pub qry ref ' +
    'refs repo req res resp ret sess spec srv str stuff svc tmp tpl txt usr util utils val var vars'
  ).split(' '),
);

/** Commands and settings whose own name is the short one. */
const given = new Set(['init.ts', 'init.test.ts']);

/** One sentence for every file or folder whose name is not whole words in kebab-case. */
export function unclearNames(paths: string[]): string[] {
  const parts = new Map(
    paths.flatMap((path) => path.split('/').map((part, depth) => [`${depth}/${part}`, path])),
  );
  return [...parts].flatMap(([key, path]) => {
    const part = key.slice(key.indexOf('/') + 1);
    if (customary.test(part) || given.has(part)) return [];
    if (!kebab.test(part)) return [`${path}: "${part}" is not kebab-case`];
    const word = part
      .replace(/\.[^-]*$/, '')
      .split(/[-.]/)
      .find((each) => unclear.has(each));
    return word ? [`${path}: "${word}" is not a whole, telling word`] : [];
  });
}
