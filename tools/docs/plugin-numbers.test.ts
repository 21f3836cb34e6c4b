/** The numbers on the pages about plugins are those of the code. */
import { Limits } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { SETTINGS } from '../../packages/core/src/config/settings.ts';
import { backoff } from '../../packages/delivery/src/engine/backoff.ts';
import { amountOf, constantIn } from './plugins/numbers.ts';
import { read, rowsOf } from './plugins/pages.ts';

describe('numbers', () => {
  const rows = ['contract', 'operate'].flatMap((page) => rowsOf(`docs/plugins/${page}.md`));
  const constants = rows.flatMap(([what = '', value = '', place = '']) => {
    const [, path, name] = /^`([\w/.-]+\.ts)` `([A-Z_]+)`$/.exec(place) ?? [];
    return path && name ? [[what, value, `packages/${path}`, name] as const] : [];
  });

  it('there are enough of them', () => expect(constants.length).toBeGreaterThan(25));

  it.each(constants)('%s: %s', (_, value, path, name) => {
    expect(amountOf(value)).toBe(constantIn(path, name));
  });

  it.each([
    [
      'longest key, longest lane',
      '300 characters',
      'protocol/src/plugin/operation.ts',
      'const Label = z.string().check(z.minLength(1), z.maxLength(300));',
    ],
    ['time for a check', '3 s', 'delivery/src/transport/check-connection.ts', 'options.timeout ?? 3000'],
    ['longest answer', '5 MiB', 'delivery/src/fetch/create-fetch.ts', 'options.maximumBytes ?? 5 * MEBIBYTE'],
  ])('%s: %s', (what, value, path, code) => {
    expect(rows).toContainEqual([what, value, `\`${path}\``]);
    expect(read(`packages/${path}`)).toContain(code);
  });

  it('nothing to do before the process ends', () => {
    const [, value = ''] = rows.find(([, , place]) => place === '`delivery.idle`') ?? [];
    expect(amountOf(value)).toBe(1000 * Number(SETTINGS.get('delivery.idle')));
  });

  it('the limits that a manifest may set', () => {
    const [timeout, concurrency] = ['limits.timeout', 'limits.concurrency'].map((name) => {
      const [, range = ''] = rows.find(([what]) => what === `\`${name}\``) ?? [];
      return range.split(' to ').map(amountOf);
    });
    for (const [name, [least = 0, most = 0] = []] of Object.entries({ timeout, concurrency })) {
      const takes = (value: number) => Limits.safeParse({ [name]: value }).success;
      expect([least - 1, least, most, most + 1].map(takes)).toEqual([false, true, true, false]);
    }
  });

  it('the table of waits', () => {
    const waits = rows.filter(
      ([first = '', , third]) => /^\d( and more)?$/.test(first) && third === undefined,
    );
    expect(waits.map(([, wait = '']) => amountOf(wait))).toEqual(
      waits.map(([tries = '']) => backoff(Number.parseInt(tries, 10), 0.5)),
    );
    expect(backoff(waits.length + 1, 0.5)).toBe(backoff(waits.length, 0.5));
  });
});
