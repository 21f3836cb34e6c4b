#!/usr/bin/env node
// Plain old JavaScript without static imports: a Node.js that is too old must still be able to read this file
// and say so in one sentence.
(() => {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 16)) return import('../dist/main.js');
  const message = `MSP needs Node.js 22.16 or newer; this is ${process.versions.node}.`;
  const hint = 'Install a current Node.js from https://nodejs.org and run the command again.';
  if (process.argv.includes('--json'))
    console.log(JSON.stringify({ error: { code: 'MSP018', message, hint } }));
  else console.error(`${message} ${hint}`);
  process.exitCode = 3;
})();
