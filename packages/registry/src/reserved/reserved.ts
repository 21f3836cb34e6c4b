/** Words that a plugin may not be called, since they mean something else where its name will stand. Pure. */
import { COMMANDS, KEPT_BY_NPM, LANGUAGE, NODE_MODULES, PROPERTIES, SETTINGS } from './words.js';

/** Windows makes no file or folder of these names. */
const DEVICES = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/;

/** The names of the template: nobody could tell a plugin called so from what was forgotten to be changed. */
const TEMPLATE = /^sample(-tool.*)?$/;

/**
 * What a name of the right form means elsewhere, as the end of a sentence; null where it is free.
 *
 * @example reservedFor('http') // 'is a module of Node.js'
 */
export function reservedFor(name: string): string | null {
  if (DEVICES.test(name)) return 'is a device of Windows, where no folder can be called so';
  if (name === 'msp' || name.startsWith('msp-')) return 'begins with msp, as everything of MSP itself does';
  if (SETTINGS.includes(name)) return 'means something in the configuration of MSP';
  if (COMMANDS.includes(name)) return 'means something on the command line of MSP';
  if (NODE_MODULES.includes(name)) return 'is a module of Node.js';
  if (LANGUAGE.includes(name)) return 'is a word of JavaScript';
  if (PROPERTIES.includes(name)) return 'is a property that every object of JavaScript has';
  if (TEMPLATE.test(name)) return 'is the name of the template';
  return KEPT_BY_NPM.includes(name) ? 'is a name that npm keeps for itself' : null;
}
