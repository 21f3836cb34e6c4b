/** Words that a plugin may not be called, since they mean something else where its name will stand. Pure. */
import { builtinModules } from 'node:module';
import validate from 'validate-npm-package-name';

const words = (text: string): readonly string[] => text.split(' ');

/** Windows makes no file or folder of these names. */
const DEVICES = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/;

/** Settings of MSP, and what follows `MSP_` in the names of its environment variables. */
const SETTINGS = words(
  'config context debug default delivery detection enabled features git heavy home mode no plugin plugins ' +
    'profile profiles project registries registry schema secret secrets session state store use user',
);

/** Answers and wild cards of command lines, and `msp plugin` itself. */
const COMMANDS = words('all any none add create help info list remove search test trust update version');

/** Every object of JavaScript has these, so that nothing can be kept under them. */
const PROPERTIES = words('constructor prototype');

/** They cannot name anything in code. */
const LANGUAGE = words(
  'arguments await break case catch class const continue debugger default delete do else enum eval export ' +
    'extends false finally for function if implements import in instanceof interface let new null package ' +
    'private protected public return static super switch this throw true try typeof undefined var void while ' +
    'with yield',
);

/** The names of the template: nobody could tell a plugin called so from what was forgotten to be changed. */
const TEMPLATE = /^sample(-tool.*)?$/;

/**
 * What a name of the right form means elsewhere, as the end of a sentence; null where it is free.
 *
 * @example reservedFor('nul') // 'is a device of Windows'
 */
export function reservedFor(name: string): string | null {
  if (DEVICES.test(name)) return 'is a device of Windows, where no folder can be called so';
  if (name === 'msp' || name.startsWith('msp-')) return 'begins with msp, as everything of MSP itself does';
  if (SETTINGS.includes(name)) return 'means something in the configuration of MSP';
  if (COMMANDS.includes(name)) return 'means something on the command line of MSP';
  if (builtinModules.includes(name)) return 'is a module of Node.js';
  if (LANGUAGE.includes(name)) return 'is a word of JavaScript';
  if (PROPERTIES.includes(name)) return 'is a property that every object of JavaScript has';
  if (TEMPLATE.test(name)) return 'is the name of the template';
  return validate(name).validForNewPackages ? null : 'is a name that npm keeps for itself';
}
