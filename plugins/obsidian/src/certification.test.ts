import { certify } from '@msp/testing';
import plugin from './index.js';

certify(plugin, {
  settings: { vault: '/notes' },
  readme: new URL('../README.md', import.meta.url),
  requests: { canvas: [{}, { updates: 0 }] },
});
