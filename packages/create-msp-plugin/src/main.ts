import { run } from './command/run.js';

// Whoever read what we print may have gone (`… | head -1`): the exit code still tells.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

process.exitCode = await run(process.argv.slice(2), {
  cwd: () => process.cwd(),
  environment: process.env,
  terminal: process.stdin.isTTY === true && process.stderr.isTTY === true,
  print: (text) => process.stdout.write(`${text}\n`),
  complain: (text) => process.stderr.write(`${text}\n`),
});
