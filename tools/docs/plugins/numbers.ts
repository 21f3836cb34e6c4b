/** Numbers that the documentation gives, and those that the code has. */
import { read } from './pages.ts';

const UNITS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  min: 60_000,
  h: 3_600_000,
  KiB: 1024,
  MiB: 1_048_576,
};

/** @example amountOf('8 MiB') // 8388608; amountOf('12') // 12; amountOf('300 characters') // 300 */
export function amountOf(text: string): number {
  const [, digits, unit = ''] = /^(\d+)(?: ([A-Za-z]+))?$/.exec(text) ?? [];
  if (!digits) throw new Error(`"${text}" is no amount`);
  return Number(digits) * (UNITS[unit] ?? 1);
}

/** The value of a constant in a source file. @throws where there is none, or it is no number */
export function constantIn(path: string, name: string): number {
  const [, expression] = new RegExp(`\\bconst ${name} = ([\\d_ *]+);`).exec(read(path)) ?? [];
  if (!expression) throw new Error(`${path} has no number ${name}`);
  return expression
    .split('*')
    .map((factor) => Number(factor.replaceAll('_', '').trim()))
    .reduce((product, factor) => product * factor);
}
