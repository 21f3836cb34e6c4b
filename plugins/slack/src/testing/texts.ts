/** Texts that people, or those who mean harm, may record. */
import { HOSTILE } from '@msp/testing';
import fc from 'fast-check';

/** What means something in Slack. */
const MARKUP = [
  '<!channel>',
  '<!here|here>',
  '<@U0ADA00001>',
  '<#C0MSPTEST1|webshop>',
  '<https://example.com/a?b=1&c=2|click>',
  '@here @channel @everyone',
  '*bold* _italic_ ~strike~ `code`',
  '```block```',
  '&amp; &lt;!channel&gt;',
  ':tada: > quote',
  '\n\n- list\n1. one',
];

/** Any sequence of UTF-16 units: halves of characters, control characters, whatever. */
const units = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
  .map((codes) => String.fromCharCode(...codes));

const word = fc.oneof(
  fc.constantFrom(...MARKUP, ...Object.values(HOSTILE)),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  units,
);

/** Any text, sometimes much longer than a message. */
export const texts = fc
  .tuple(fc.array(word, { minLength: 1, maxLength: 6 }), fc.constantFrom(1, 1, 1, 7, 150, 900))
  .map(([words, times]) => words.join(' ').repeat(times).slice(0, 120_000));
