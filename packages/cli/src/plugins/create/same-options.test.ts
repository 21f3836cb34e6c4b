/** `npm create msp-plugin` and `msp plugin create` are one command with two names: what one takes, the other takes. */
import { KINDS, OPTIONS, type Option } from 'create-msp-plugin';
import { expect, it } from 'vitest';
import plugin, { CREATE_KINDS } from '../../commands/plugin.js';
import type { Option as OwnOption } from '../../definition.js';
import { GLOBAL_OPTIONS } from '../../globals.js';

const ours: Readonly<Record<string, OwnOption>> = { ...GLOBAL_OPTIONS, ...plugin.options };

/** Both have these; they are about the program that is called. */
const ABOUT = ['help', 'version'];
const wanted = Object.entries<Option>(OPTIONS).filter(([name]) => !ABOUT.includes(name));

it.each(wanted)('--%s', (name, { type, short }) => {
  const option = ours[name] ?? expect.fail(`msp plugin create has no --${name}`);
  expect([option.value !== undefined, option.short]).toEqual([type === 'string', short]);
});

it('no option of create is only ours', () => {
  const said = Object.entries(plugin.options).filter(([, { description }]) =>
    /^With [^:]*\bcreate\b/.test(description),
  );
  expect(said.length).toBeGreaterThan(8);
  expect(said.map(([name]) => name).filter((name) => !(name in OPTIONS))).toEqual([]);
});

it('the kinds are the same, in the same order', () => {
  expect(CREATE_KINDS).toEqual(KINDS);
});
