/** Texts that break programs which splice them into a language, cut them, or count them wrongly. */

/** What each is, and the text. All are valid as any `Text` or, but for the long ones, `Name` of the protocol. */
export const HOSTILE: Readonly<Record<string, string>> = {
  quotes: `it's "quoted" \`twice\` \\ and once ' more`,
  statement: "'); drop table events; --",
  operators: '"a" OR NOT (b*) AND NEAR(c d, 2) ^e -f +g {h i}: j',
  'column filter': 'words : secret rowid:1',
  'pattern characters': '100% _under_ [a-z]* ? \\%',
  'parameter marks': '? ?1 :name @name $1 $' + '{name} %s',
  nul: 'before\u0000after',
  'control characters': 'bell\u0007 escape\u001b[31m tab\t line\nreturn\r delete\u007f',
  emoji: '👩🏽‍💻 ships 🚀 it',
  'right to left': 'שלום \u202Eabc\u202C مرحبا',
  accents: 'Ünïcödé naïve e\u0301cole ﬁn ǅ İstanbul ẞ',
  'no spaces': '日本語のテキストと한국어',
  'lone surrogate': 'half \ud800 of one',
  'not a character': 'a\ufdd0b \ufffe \uffff',
  json: '{"id":"evt-000000000000","version":1,"type":"note-taken"}',
  'only spaces': '   ',
  'one character': '"',
};

/** Too long for a name: as long as a text may be, in one word and in many, and in four bytes a character. */
export const LONG: Readonly<Record<string, string>> = {
  'one word': 'x'.repeat(1_048_576),
  'many words': 'word '.repeat(209_715),
  emoji: '🚀'.repeat(524_288),
};
