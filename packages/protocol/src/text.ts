/** Text on its way in and out: made well-formed, made safe to print, measured and cut in terminal columns. Pure. */

/** Everything but plain printable ASCII. A text without it needs no further look. */
const REMARKABLE = /[^ -~]/;

/** The flags of England, Scotland and Wales. Tags anywhere else are letters that nobody sees. */
const FLAGS = ['gbeng', 'gbsct', 'gbwls'].map(
  (name) =>
    `\u{1f3f4}${name.replace(/./g, (letter) => `\udb40${String.fromCharCode(0xdc00 + letter.charCodeAt(0))}`)}\u{e007f}`,
);

/** How a code point takes part in a line: columns for a letter, and what it does to its neighbours. */
const [NONE, NARROW, WIDE, MARK, EMOJI, WIDE_EMOJI, REGIONAL, TRAILING_JAMO] = [
  1, 2, 3, 4, 5, 6, 7, 8,
] as const;

const JOINER = 0x200d;
const EMOJI_STYLE = 0xfe0f;

const PICTOGRAPH = /\p{Extended_Pictographic}/u;
const WIDE_BY_DEFAULT = /\p{Emoji_Presentation}/u;
const COMBINING = /[\p{M}\uff9e\uff9f]|\u200c|\u200d|[\u{e0020}-\u{e007f}]/u;
/** What a terminal obeys, hides or turns the text around with. Arabic number signs are format characters one can see. */
const INVISIBLE =
  /(?![\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0\ufffe\uffff]/u;
/** East Asian Width W and F (Unicode 16), in ranges that may include unassigned neighbours. */
const EAST_ASIAN =
  /[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18dff}\u{1aff0}-\u{1b2ff}\u{1d300}-\u{1d37f}\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}]/u;

function classify(code: number): number {
  const character = String.fromCodePoint(code);
  if (code >= 0x1f1e6 && code <= 0x1f1ff) return REGIONAL;
  if ((code >= 0x1161 && code <= 0x11ff) || (code >= 0xd7b0 && code <= 0xd7fb)) return TRAILING_JAMO;
  if (COMBINING.test(character)) return MARK;
  if (INVISIBLE.test(character)) return NONE;
  if (WIDE_BY_DEFAULT.test(character)) return WIDE_EMOJI;
  if (PICTOGRAPH.test(character)) return EMOJI;
  return EAST_ASIAN.test(character) ? WIDE : NARROW;
}

/** {@link classify}, remembered: regular expressions are too slow to ask again for each letter of a long text. */
let known: Uint8Array | undefined;
function kindOf(code: number): number {
  if (code >= 0x20 && code < 0x7f) return NARROW;
  if (code >= 0x20000) return code < 0x3fffe ? WIDE : classify(code);
  known ??= new Uint8Array(0x20000);
  const kind = known[code] || classify(code);
  known[code] = kind;
  return kind;
}

type Test = (code: number) => boolean;
const isSelector: Test = (code) => (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef);
const isTag: Test = (code) => code >= 0xe0000 && code <= 0xe007f;
const isHan: Test = (code) => kindOf(code) === WIDE && (code >= 0xf900 || (code >= 0x3400 && code <= 0x9fff));
const isSkinTone: Test = (code) => code >= 0x1f3fb && code <= 0x1f3ff;
const isPicture: Test = (kind) => kind === EMOJI || kind === WIDE_EMOJI;
const isEmoji: Test = (code) => isPicture(kindOf(code));

/** Letters of scripts in which a joiner changes how its neighbours are written: Arabic, Syriac, the Indic ones, Khmer. */
const isJoining: Test = (code) =>
  (code >= 0x600 && code <= 0x7bf) ||
  (code >= 0x8a0 && code <= 0xdff) ||
  (code >= 0x1000 && code <= 0x109f) ||
  (code >= 0x1780 && code <= 0x18af) ||
  (code >= 0xfb50 && code <= 0xfdff) ||
  (code >= 0xfe70 && code <= 0xfefc);

function codeBefore(text: string, index: number): number {
  const code = text.charCodeAt(index - 1);
  const isLow = code >= 0xdc00 && code <= 0xdfff;
  return (isLow && text.codePointAt(index - 2)) || code;
}

/** Whether a joiner or a variation selector stands where keyboards put it. `index` is its own place. */
function belongs(code: number, text: string, index: number): boolean {
  if (index === 0) return false;
  const before = codeBefore(text, index);
  if (code >= 0xe0100) return isHan(before);
  if (isSelector(code)) return before > 0x20 && !isSelector(before) && kindOf(before) !== NONE;
  const after = text.codePointAt(index + 1) ?? 0;
  if (isJoining(before) && isJoining(after)) return true;
  return code === JOINER && (before === EMOJI_STYLE || isEmoji(before)) && isEmoji(after);
}

/** Whether the tag at `index` is part of a flag that people type: two units, then five tags and the end, two each. */
function inFlag(text: string, index: number): boolean {
  const near = text.slice(Math.max(0, index - 12), index + 12);
  return FLAGS.some((flag) => near.includes(flag));
}

/** Remembers what a function of a code point said: long texts repeat the same few. */
function remembered(ask: (code: number) => string): (code: number) => string {
  const answers = new Map<number, string>();
  return (code) => {
    const answer = answers.get(code) ?? ask(code);
    if (!answers.has(code)) answers.set(code, answer);
    return answer;
  };
}

/** Something to see in place of a suspect: `␛` for ESC, `␡` for DEL, `\u{202e}` and its like for the rest. */
const symbolOf = remembered((code) => {
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '␡' : `\\u{${code.toString(16)}}`;
});

/** The same for JSON: `\u202e`, and two of them where the code point needs two units. */
const escapeOf = remembered((code) =>
  String.fromCodePoint(code)
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join(''),
);

/** What to print instead of the code point at `index`: the same, a symbol, or nothing for half of a line break. */
function shown(code: number, text: string, index: number, multiline: boolean): string | undefined {
  if (code === 0x0a || code === 0x0d) {
    if (multiline) return code === 0x0a ? undefined : text[index + 1] === '\n' ? '' : symbolOf(code);
    // Any number of line breaks in a row leave one sign.
    return index > 0 && /[\r\n]/.test(text.charAt(index - 1)) ? '' : ' ⏎ ';
  }
  if (code === 0x09) return multiline ? undefined : ' ';
  if (isSelector(code) || code === 0x200c || code === JOINER) {
    return belongs(code, text, index) ? undefined : symbolOf(code);
  }
  if (isTag(code)) return inFlag(text, index) ? undefined : symbolOf(code);
  return kindOf(code) === NONE ? symbolOf(code) : undefined;
}

/** Replaces code points beyond plain ASCII for which `replace` has something else. */
function rewrite(text: string, replace: (code: number, index: number) => string | undefined): string {
  let result = '';
  let done = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit >= 0x20 && unit < 0x7f) continue;
    const code = text.codePointAt(index) ?? unit;
    const replacement = replace(code, index);
    const start = index;
    if (code > 0xffff) index++;
    if (replacement === undefined) continue;
    if (start > done) result += text.slice(done, start);
    result += replacement;
    done = index + 1;
  }
  return done === 0 ? text : result + text.slice(done);
}

/**
 * Any text as one that is safe to print. Control characters, escape sequences, what turns or hides the text around it
 * (bidirectional controls, zero-width and tag characters) and lone surrogates become visible symbols. Emoji, combining
 * marks and the letters of every script stay as they are.
 *
 * On one line (the default) line breaks become ` ⏎ ` and a tab a space; with `multiline` both stay, breaks as `\n`.
 *
 * @example displayText('a\u001b[31m\nb') // 'a␛[31m ⏎ b'
 */
export function displayText(text: string, options: { readonly multiline?: boolean } = {}): string {
  const multiline = options.multiline === true;
  return REMARKABLE.test(text) ? rewrite(text, (code, index) => shown(code, text, index, multiline)) : text;
}

/**
 * A text as it is recorded: well-formed Unicode (lone surrogates become U+FFFD), line breaks as `\n`, no space around it.
 *
 * @example normalizeText(' one\r\ntwo ') // 'one\ntwo'
 */
export function normalizeText(text: string): string {
  return text.toWellFormed().replaceAll('\r\n', '\n').trim();
}

/**
 * Walks the characters as a reader counts them, until more than `room` columns are full. `columns` is how many were
 * seen, `cut` the index up to which all but the last column of `room` suffices.
 *
 * By hand, as `Intl.Segmenter` takes 12 ms to load, and on Node 20 minutes for a megabyte; the tests compare the two.
 */
function walk(text: string, room: number): { columns: number; cut: number } {
  let columns = 0;
  let cut = 0;
  let width = 0;
  let base: number = NONE;
  let previous = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.codePointAt(index) ?? 0;
    const kind = kindOf(code);
    const joins =
      kind === MARK ||
      (kind === TRAILING_JAMO && (base === WIDE || base === TRAILING_JAMO)) ||
      ((previous === JOINER || isSkinTone(code)) && isPicture(base) && isPicture(kind));
    if (joins) {
      const isKeycap = base === NARROW && /[#*0-9]/.test(String.fromCharCode(previous));
      if (code === EMOJI_STYLE && (base === EMOJI || isKeycap)) width = 2;
    } else if (kind === REGIONAL && base === REGIONAL) {
      base = WIDE;
    } else {
      columns += width;
      if (columns > room) return { columns, cut };
      if (columns < room) cut = index;
      width = kind === NONE || kind === MARK ? 0 : kind === NARROW || kind === EMOJI ? 1 : 2;
      base = kind;
    }
    previous = code;
    if (code > 0xffff) index++;
  }
  columns += width;
  return { columns, cut };
}

/**
 * How many columns a terminal gives a text: two for East Asian wide letters and emoji, none for marks and controls.
 * Pass what {@link displayText} made safe.
 *
 * @example displayWidth('日本 ok') // 7
 */
export function displayWidth(text: string): number {
  return REMARKABLE.test(text) ? walk(text, Number.POSITIVE_INFINITY).columns : text.length;
}

/**
 * A text cut to at most `width` columns, the last one an ellipsis if anything was cut. No character is cut in two.
 *
 * @example truncate('Implement JWT', 9) // 'Implemen…'
 */
export function truncate(text: string, width: number): string {
  const room = Math.floor(width);
  if (!(room >= 1)) return '';
  if (text.length <= room && !REMARKABLE.test(text)) return text;
  const { columns, cut } = walk(text, room);
  return columns <= room ? text : `${text.slice(0, cut).trimEnd()}…`;
}

/**
 * JSON that is safe to print: beside what JSON itself escapes, control characters up to U+009F, bidirectional and
 * zero-width controls, tags and Unicode line separators are written as `\u…`. It parses to the same value.
 * `indent` is in spaces. What JSON has no word for (`undefined`, a function) becomes `null`.
 *
 * @throws TypeError for a bigint or a circular value, as `JSON.stringify` does.
 * @example safeJson({ name: 'a\u202eb' }) // '{"name":"a\\u202eb"}'
 */
export function safeJson(value: unknown, indent?: number): string {
  const json: string | undefined = JSON.stringify(value, null, indent);
  return rewrite(json ?? 'null', (code) =>
    code >= 0x7f && (kindOf(code) === NONE || isTag(code)) ? escapeOf(code) : undefined,
  );
}
