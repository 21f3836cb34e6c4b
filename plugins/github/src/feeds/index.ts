/** What GitHub knows that is kept at hand: `msp sync github`, `msp context`. */
import { comments } from './comments.js';
import { commits } from './commits.js';
import { issues } from './issues.js';
import { runs } from './runs.js';

export const feeds = { commits, runs, issues, comments };
