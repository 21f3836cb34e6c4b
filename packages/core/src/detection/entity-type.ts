/** What kind of thing a name is of, by its own words. Pure. */

const TYPES: ReadonlySet<string> = new Set(
  `class interface type enum function method hook component page screen view form dialog modal layout route endpoint api
   controller service repository model schema entity table column index migration query trigger store module package
   library plugin adapter middleware guard helper script command job worker queue pipeline workflow test fixture mock
   config option environment cluster server database container dashboard report diagram document file template parser
   validator integration webhook event flow factory provider handler client`.split(/\s+/),
);

const FILE = /^[\w@~.-]*\/?[\w@./-]*\.(?:[a-z]{1,5}|[a-z]+rc)$/i;
const METHOD = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD)$/;
const IDENTIFIER = /[a-z][A-Z]|[_/]|^[A-Z]{2,}$|^\/|\d/;

/** `tests` is of the type `test`, `queries` of the type `query`; `Pages` is part of a name. */
function typeIn(word: string): string | undefined {
  const lower = word.toLowerCase();
  if (/^[A-Z].*s$/.test(word) && !TYPES.has(lower)) return undefined;
  const candidates = [
    lower,
    lower.replace(/s$/, ''),
    lower.replace(/ies$/, 'y'),
    lower.replace(/(?<=ss|x|sh)es$/, ''),
  ];
  return candidates.find((candidate) => TYPES.has(candidate));
}

/**
 * The type that the words of a name tell: the last one before `for`, one right before an identifier, the end of a
 * compound identifier, a path.
 *
 * @example typeOfEntity(['AuthController']) // 'controller'
 */
export function typeOfEntity(written: readonly string[]): string | undefined {
  const name = written.map((word) => word.replace(/^[`'"]|[`'"]$/g, ''));
  const purpose = name.findIndex((word) => /^(?:for|of|to)$/.test(word));
  const words = purpose === -1 ? name : name.slice(0, purpose);
  const last = words.at(-1) ?? '';
  const isQuoted = /^[`'"]/.test(written[words.length - 1] ?? '');
  const own = typeIn(last);
  if (own) return own;
  const before = words.slice(0, -1).findLast((word) => typeIn(word));
  if (
    before &&
    (isQuoted ||
      IDENTIFIER.test(last) ||
      /[a-z][A-Z]/.test(last) ||
      METHOD.test(words[words.indexOf(before) + 1] ?? ''))
  ) {
    return typeIn(before);
  }
  if (before && words.at(-2) === before && /^[A-Z][a-z]+[A-Z]/.test(last)) return typeIn(before);
  if (words.some((word) => METHOD.test(word))) return 'endpoint';
  if (FILE.test(last)) return 'file';
  const [hump] = /[A-Z][a-z]+$/.exec(last) ?? [];
  return hump && hump !== last ? typeIn(hump) : undefined;
}
