/** What every plugin of MSP has to stand: the checks are those of `msp plugin test`. */
import { certify } from '@msp/testing';
import plugin from './index.js';
import { everything, shared } from './testing/certified.js';

certify(plugin, { ...shared, settings: { ...everything, sessionIssue: true, blockers: true } });
