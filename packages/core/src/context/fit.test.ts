import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Candidate, fit } from './fit.js';
import { renderCut, renderHeading, renderLine } from './render.js';
import { estimateTokens } from './tokens.js';

const line = (id: string, text: string) => ({ id, text, timestamp: '2026-11-21T09:00:00.000Z' });

const candidate = fc.record({
  title: fc.constantFrom('Open blockers', 'Decisions in force', 'Recent updates'),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  lines: fc.array(
    fc.string({ maxLength: 600, unit: 'grapheme' }).map((text) => line('upd-7q2k9xw0m4ab', text)),
    { maxLength: 30 },
  ),
}) satisfies fc.Arbitrary<Candidate>;

describe('fit', () => {
  it('never costs more than the budget, and says what it left out', () => {
    fc.assert(
      fc.property(
        fc.array(candidate, { maxLength: 6 }),
        fc.integer({ min: 0, max: 3000 }),
        (candidates, budget) => {
          const { sections, tokens } = fit(candidates, budget);
          const text = sections
            .flatMap((section) => [
              renderHeading(section.title),
              ...section.lines.map(renderLine),
              ...(section.cut > 0 ? [renderCut(section)] : []),
            ])
            .join('\n');
          expect(estimateTokens(text)).toBeLessThanOrEqual(tokens);
          expect(tokens).toBeLessThanOrEqual(budget);
          for (const { lines, cut } of sections) expect(lines.length + cut).toBeGreaterThan(0);
        },
      ),
    );
  });

  it('takes everything where there is room', () => {
    const { sections } = fit(
      [{ title: 'Notes', share: 0.1, lines: [line('not-1', 'one'), line('not-2', 'two')] }],
      1000,
    );
    expect(sections).toEqual([
      { title: 'Notes', lines: [line('not-1', 'one'), line('not-2', 'two')], cut: 0 },
    ]);
  });

  it('keeps the first lines and counts the rest', () => {
    const lines = Array.from({ length: 100 }, (_, index) =>
      line(`upd-${index}`, `Update number ${index} of the day`),
    );
    const [section] = fit([{ title: 'Updates', share: 1, lines }], 200).sections;
    expect(section?.lines[0]?.id).toBe('upd-0');
    expect((section?.lines.length ?? 0) + (section?.cut ?? 0)).toBe(100);
    expect(section?.cut).toBeGreaterThan(50);
  });

  it('shortens a long text and says so', () => {
    const [section] = fit(
      [{ title: 'Notes', share: 1, lines: [line('not-1', 'x '.repeat(5000))] }],
      5000,
    ).sections;
    expect(section?.lines[0]?.text.endsWith('…')).toBe(true);
    expect(section?.lines[0]?.text.length).toBeLessThanOrEqual(401);
  });
});
