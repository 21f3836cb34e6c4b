/** What every plugin of MSP has to stand: the checks are those of `msp plugin test`. */
import { certify } from '@msp/testing';
import plugin from './index.js';
import { shared } from './testing/certified.js';
import { SETTINGS } from './testing/context.js';

certify(plugin, { ...shared, settings: SETTINGS });
