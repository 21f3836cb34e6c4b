import nodeCrypto from 'node:crypto';
import type { Replacement, Report } from './replacement.js';

/** The functions of `node:crypto` that give something else at each call. */
const NODE = [
  'randomUUID',
  'randomBytes',
  'randomInt',
  'randomFillSync',
  'randomFill',
  'getRandomValues',
] as const;

/** Chance that tells when it is asked. What it gives is by chance, too. */
export function chance(report: Report): Replacement[] {
  const told = (name: string, holder: object, call: (...inputs: never[]) => unknown): unknown =>
    function random(...inputs: never[]) {
      report(`asked for a random value (${name})`);
      return Reflect.apply(call, holder, inputs);
    };
  const { crypto } = globalThis;
  return [
    { holder: Math, name: 'random', value: told('Math.random', Math, Math.random) },
    { holder: crypto, name: 'randomUUID', value: told('crypto.randomUUID', crypto, crypto.randomUUID) },
    {
      holder: crypto,
      name: 'getRandomValues',
      value: told('crypto.getRandomValues', crypto, crypto.getRandomValues),
    },
    ...NODE.map((name) => ({
      holder: nodeCrypto,
      name,
      value: told(`crypto.${name}`, nodeCrypto, nodeCrypto[name] as (...inputs: never[]) => unknown),
    })),
  ];
}
