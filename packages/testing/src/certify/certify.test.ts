import { z } from 'zod';
import { certify } from './certify.js';
import { connection } from './samples/connections.js';
import { tracker } from './samples/tracker.js';
import { trackerOptions } from './samples/tracker-options.js';

const good = tracker(z.strictObject({ team: z.string() }));

certify(good, trackerOptions);
certify({ ...good, connect: connection() }, { ...trackerOptions, name: 'tracker-with-its-own-transport' });
