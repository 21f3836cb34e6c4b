import { builtinModules } from 'node:module';
import { PluginId } from '@msp/protocol';
import { expect, it } from 'vitest';
import { entryProblems } from '../problems/entry-problems.js';
import { called } from '../testing/sample.js';
import { reservedFor } from './reserved.js';

it.each([
  ['con', 'is a device of Windows, where no folder can be called so'],
  ['nul', 'is a device of Windows, where no folder can be called so'],
  ['com1', 'is a device of Windows, where no folder can be called so'],
  ['constructor', 'is a property that every object of JavaScript has'],
  ['prototype', 'is a property that every object of JavaScript has'],
  ['use', 'means something in the configuration of MSP'],
  ['default', 'means something in the configuration of MSP'],
  ['list', 'means something on the command line of MSP'],
  ['http', 'is a module of Node.js'],
  ['class', 'is a word of JavaScript'],
  ['sample-tool', 'is the name of the template'],
  ['msp-x', 'begins with msp, as everything of MSP itself does'],
])('%s %s, and no entry may be called so', (name, reason) => {
  expect(reservedFor(name)).toBe(reason);
  expect(entryProblems(called(name), [])).toContainEqual({
    field: 'id',
    message: `${name} ${reason}`,
    hint: expect.stringContaining('Choose another id'),
  });
});

it.each(builtinModules.filter((name) => PluginId.safeParse(name).success))(
  'the module %s is reserved',
  (name) => expect(reservedFor(name)).not.toBeNull(),
);

it.each(['boards', 'linear', 'trello', 'k8s', 'console-notes'])('%s is free', (name) =>
  expect(reservedFor(name)).toBeNull(),
);
