import type { Replacement, Report } from './replacement.js';

/** A day at each look. */
const JUMP = 86_400_000;

/** A clock that jumps, and tells when it is looked at. Dates that are made of a given time are as ever. */
export function clock(report: Report): Replacement[] {
  const RealDate = globalThis.Date;
  let time = RealDate.UTC(2031, 0, 1);
  const look = (how: string): number => {
    report(`read the clock (${how})`);
    time += JUMP;
    return time;
  };
  const now = () => look('Date.now');
  const date = new Proxy(RealDate, {
    construct: (target, values, newTarget) =>
      Reflect.construct(target, values.length > 0 ? values : [look('new Date()')], newTarget) as Date,
    apply: () => new RealDate(look('Date()')).toString(),
    get: (target, name, receiver) => (name === 'now' ? now : Reflect.get(target, name, receiver)),
  });
  const hrtime = Object.assign(() => [Math.floor(look('process.hrtime') / 1000), 0] as [number, number], {
    bigint: () => BigInt(look('process.hrtime')) * 1_000_000n,
  });
  return [
    { holder: globalThis, name: 'Date', value: date },
    { holder: globalThis.performance, name: 'now', value: () => look('performance.now') },
    { holder: process, name: 'hrtime', value: hrtime },
    { holder: process, name: 'uptime', value: () => look('process.uptime') / 1000 },
  ];
}
