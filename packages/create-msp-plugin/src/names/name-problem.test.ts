import { readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { LONGEST_PLUGIN_ID, PLUGIN_ID_FORM, PluginId } from '@msp/protocol';
import { ANNOUNCED } from '@msp/registry/names';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_LETTERS, PLUGIN_NAME } from './name-form.js';
import { nameProblem, problemOf } from './name-problem.js';

describe('a name that cannot be', () => {
  it.each([
    ['', 'A plugin needs a name.', 'my-tool'],
    ['   ', 'A plugin needs a name.', 'my-tool'],
    ['My Tool', '"My Tool" has capitals and spaces.', 'my-tool'],
    ['MyTool', '"MyTool" has capitals.', 'my-tool'],
    ['my_tool', '"my_tool" has underscores.', 'my-tool'],
    ['..', '".." has "..".', 'my-tool'],
    ['../evil', '"../evil" has ".." and slashes.', 'evil'],
    ['a..b', '"a..b" has "..".', 'a-b'],
    ['a/b', '"a/b" has slashes.', 'a-b'],
    ['a\\b', '"a\\b" has slashes.', 'a-b'],
    ['.hidden', '".hidden" has dots.', 'hidden'],
    ['Müller', '"Müller" has capitals and letters outside a to z.', 'muller'],
    ['straße', '"straße" has letters outside a to z.', 'strasse'],
    ['工具', '"工具" has letters outside a to z.', 'my-tool'],
    ['my‮tool', '"my�tool" has letters that nobody sees and letters outside a to z.', 'my-tool'],
    ['3scale', '"3scale" begins with a digit, and a name begins with a letter.', 'tool-3scale'],
    ['-my-tool', '"-my-tool" has a hyphen that stands between no two words.', 'my-tool'],
    ['my--tool', '"my--tool" has a hyphen that stands between no two words.', 'my-tool'],
    ['what?', '"what?" has other letters than a to z, digits, and hyphens between words.', 'what'],
    ['x'.repeat(41), `"${'x'.repeat(41)}" has 41 letters, and a plugin's name at most 40.`, 'x'.repeat(40)],
    ['con', '"con" is a device of Windows, where no folder can be called so.', 'con-tool'],
    ['nul', '"nul" is a device of Windows, where no folder can be called so.', 'nul-tool'],
    ['http', '"http" is a module of Node.js.', 'http-tool'],
    ['use', '"use" means something in the configuration of MSP.', 'use-tool'],
    ['list', '"list" means something on the command line of MSP.', 'list-tool'],
    ['class', '"class" is a word of JavaScript.', 'class-tool'],
    ['constructor', '"constructor" is a property that every object of JavaScript has.', 'constructor-tool'],
    ['msp-plugin-kanban', '"msp-plugin-kanban" begins with msp, as everything of MSP itself does.', 'kanban'],
    ['sample-tool', '"sample-tool" is the name of the template.', 'acme-sample-tool'],
    ['linear', '"linear" is a plugin of MSP itself.', 'acme-linear'],
    ['l1near', '"l1near" could be taken for linear, a plugin of MSP itself.', 'acme-linear'],
    ['linaer', '"linaer" could be taken for linear, a plugin of MSP itself.', 'acme-linear'],
    ['git-hub', '"git-hub" could be taken for github, a plugin of MSP itself.', 'acme-github'],
    ['linear-plugin', '"linear-plugin" could be taken for linear, a plugin of MSP itself.', 'acme-linear'],
    ['jiira', '"jiira" could be taken for jira, a plugin of MSP itself.', 'acme-jira'],
    ['confluense', '"confluense" could be taken for confluence, a plugin of MSP itself.', 'acme-confluence'],
  ])('%j: %s', (name, reason, suggestion) => {
    expect(problemOf(name)).toEqual({ reason, suggestion });
    expect(nameProblem(name)).toBe(`${reason} Did you mean ${suggestion}?`);
  });

  it.each(builtinModules.filter((name) => PluginId.safeParse(name).success))('the module %s', (name) => {
    expect(nameProblem(name)).not.toBeNull();
  });
});

it.each([
  'my-tool',
  'a',
  'kanban',
  'gitlab',
  'notion',
  'asana',
  'todoist',
  'k8s',
  'x'.repeat(40),
  'acme-linear',
])('%s is a good name', (name) => expect(nameProblem(name)).toBeNull());

it('nothing that the contract refuses is let pass, and every suggestion is free', () => {
  const words = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'abyzABZ019-_./\\@ ü🙂'), maxLength: 60 }),
    fc
      .constantFrom(...ANNOUNCED)
      .chain((id) => fc.nat(id.length).map((at) => id.slice(0, at) + id.slice(at + 1))),
  );
  fc.assert(
    fc.property(words, (name) => {
      const problem = problemOf(name);
      if (problem === null) return PluginId.safeParse(name).success;
      return nameProblem(problem.suggestion) === null;
    }),
    { numRuns: 500 },
  );
});

it('every plugin of this workspace is known as ours', () => {
  const folders = readdirSync(join(import.meta.dirname, '../../../../plugins'), { withFileTypes: true });
  const ids = folders.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect(ids.length).toBeGreaterThan(0);
  for (const id of ids) expect(ANNOUNCED).toContain(id);
});

it('the form of a name is that of the contract', () => {
  expect([PLUGIN_NAME, MOST_LETTERS]).toEqual([PLUGIN_ID_FORM, LONGEST_PLUGIN_ID]);
});
