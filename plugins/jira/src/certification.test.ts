/** What every plugin of MSP has to stand: the checks are those of `msp plugin test`. */
import { certify } from '@msp/testing';
import { describe } from 'vitest';
import plugin from './index.js';
import { commented, common } from './testing/certified.js';
import { CLOUD } from './testing/context.js';
import { contracted } from './testing/contracted.js';
import { service } from './testing/service.js';

describe('Jira Cloud', () =>
  certify(plugin, {
    ...common,
    settings: CLOUD,
    service: () => contracted(service()),
    feeds: commented('cloud'),
  }));
