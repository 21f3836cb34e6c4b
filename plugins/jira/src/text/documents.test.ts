import { HOSTILE } from '@msp/testing';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { adfProblems } from '../../../../tools/contracts/adf.ts';
import { describeWithContracts } from '../../../../tools/contracts/folder.ts';
import { ADF } from '../../../../tools/contracts/services.ts';
import { adfOf } from './adf.js';
import type { Block } from './blocks.js';
import { together } from './body.js';

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(...Object.values(HOSTILE)),
);
const items = fc.array(text, { minLength: 1, maxLength: 5 });
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ heading: text }),
  fc.record({ text }),
  fc.record({ text, label: fc.constantFrom('Why', 'Update (3%)') }),
  fc.record({ items }),
  fc.record({ facts: fc.array(fc.tuple(fc.constant('Branch'), text), { minLength: 1, maxLength: 3 }) }),
);

describeWithContracts('documents, by the schema of Atlassian', [ADF], () => {
  it('whatever people write, ours are valid, also several in one', () =>
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 6 }), (blocks) => {
        const document = adfOf(blocks);
        expect(adfProblems(document)).toEqual([]);
        expect(adfProblems(together([document, document])?.value)).toEqual([]);
      }),
      { numRuns: 150, seed: 7 },
    ));

  it('a text node without text is not, so the schema is looked at', () =>
    expect(
      adfProblems({
        type: 'doc',
        version: 1,
        content: [{ type: 'paragraph', content: [{ type: 'text', text: '' }] }],
      }),
    ).not.toEqual([]));
});
