import { run } from './run.js';

// Plugins may not end this process; see plugins/guard.ts.
const exit = process.exit.bind(process);

// Everything was written and closed by then, and to end at once is quicker than to let Node.js find that out.
exit(await run(process.argv.slice(2), process.env));
