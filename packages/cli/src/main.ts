import { run } from './run.js';

// `exitCode`, not `exit`: what is still being written is written first.
process.exitCode = await run(process.argv.slice(2), process.env);
