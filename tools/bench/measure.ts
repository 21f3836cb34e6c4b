/** Measuring: interleaved rounds, medians, ratios within one run. */

/** One thing to measure, by its name. */
export type Case = readonly [name: string, run: () => void | Promise<void>];

/** The value below which `share` (0 to 1) of the values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Milliseconds of each case at each round. Cases take turns, so that what slows the machine slows all of them. */
export async function interleaved(
  cases: readonly Case[],
  rounds: number,
  warmUp = 2,
): Promise<Map<string, number[]>> {
  const times = new Map<string, number[]>(cases.map(([name]) => [name, []]));
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const [name, run] of cases) {
      const start = performance.now();
      await run();
      if (round >= 0) times.get(name)?.push(performance.now() - start);
    }
  }
  return times;
}

/** Prints rows as an aligned table with a title. */
export function table(title: string, header: readonly string[], rows: readonly (readonly string[])[]): void {
  const all = [header, ...rows];
  const widths = header.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ');
  process.stdout.write(
    `\n${title}\n${line(header)}\n${widths.map((width) => '─'.repeat(width)).join('  ')}\n`,
  );
  for (const row of rows) process.stdout.write(`${line(row)}\n`);
}

/** A ratio and whether it keeps its bound; where it does not, the whole measurement ends with 1. */
export function judged(ratio: number, bound: number): string[] {
  if (ratio > bound) process.exitCode = 1;
  return [ratio.toFixed(2), `≤ ${bound.toFixed(1)}`, ratio <= bound ? 'kept' : 'MISSED'];
}
