/** What GitHub can be asked: `msp query github issues`. Pure. */
import { comments } from './comments.js';
import { commits } from './commits.js';
import { issues, pulls, search } from './issues.js';
import { jobs, runs } from './runs.js';

export const recall = { issues, pulls, comments, runs, jobs, commits, search };
