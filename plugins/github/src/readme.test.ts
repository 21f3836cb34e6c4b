/** README.md says what is so; `npm test -- -u` writes its tables anew. */
import { documented } from '@msp/testing';
import plugin from './index.js';

documented(plugin, new URL('../README.md', import.meta.url));
