import { run } from './run.js';

// Everything was written and closed by then, and to end at once is quicker than to let Node.js find that out.
process.exit(await run(process.argv.slice(2), process.env));
