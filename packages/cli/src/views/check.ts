import { paragraph } from '../output/layout.js';
import type { Paper } from '../output/paper.js';
import type { Checks } from '../plugins/check-connections.js';

/** One line for each plugin: `✓ neo4j  ada on neo4j (Neo4j 5.26)  12 ms`, and below it what to do. */
export function checkView({ checks, passedOver }: Checks, paper: Paper): string[] {
  const { style } = paper;
  if (checks.length + passedOver.length === 0) return ['No tool is connected.'];
  const width = Math.max(...[...checks, ...passedOver].map(({ name }) => name.length));
  const lines = (mark: string, name: string, text: string) =>
    paragraph(paper, text, `${mark} ${name.padEnd(width)}  `);
  const next = (hint: string | null) =>
    hint === null ? [] : paragraph(paper, hint, '    → ', 6).map(style.faint);
  return [
    ...checks.flatMap(({ name, ok, message, hint, milliseconds }) => [
      ...(ok
        ? lines('✓', name, `${message}  ${milliseconds} ms`).map(style.good)
        : lines('✗', name, message).map(style.bad)),
      ...next(hint),
    ]),
    ...passedOver.flatMap(({ name, message, hint }) => [
      ...lines('–', name, message).map(style.faint),
      ...next(hint),
    ]),
  ];
}
