/** What Jira knows that is kept at hand: `msp sync jira`, `msp context`. */
import type { Parts } from '../contract.js';
import { comments } from './comments.js';
import { issues } from './issues.js';

export const feeds: Parts['feeds'] = { issues, comments };
