/** The same certification where sessions are written on a fixed issue. */
import { certify } from '@msp/testing';
import plugin from './index.js';
import { everything, shared } from './testing/certified.js';
import { ISSUE } from './testing/context.js';

certify(plugin, { ...shared, name: 'linear-fixed', settings: { ...everything, issue: ISSUE } });
