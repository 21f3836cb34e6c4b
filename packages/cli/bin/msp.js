#!/usr/bin/env node
// Plain old JavaScript without static imports: a Node.js that is too old must still be able to read this file
// and say so in one sentence.
(() => {
  var parts = process.versions.node.split('.').map(Number);
  var major = parts[0];
  var minor = parts[1];
  if (major < 22 || (major === 22 && minor < 16) || (major === 23 && minor < 4)) {
    var message = 'MSP needs Node.js 22.16 or newer; this is ' + process.versions.node + '.';
    var hint = 'Install a current Node.js from https://nodejs.org and run the command again.';
    if (process.argv.indexOf('--json') > 1) {
      console.log(JSON.stringify({ error: { code: 'MSP018', message: message, hint: hint } }));
    } else {
      console.error(message + ' ' + hint);
    }
    process.exitCode = 3;
    return;
  }
  if (major < 24) {
    // Node.js 22 calls node:sqlite experimental, once a process, and on stderr. Every other warning stays.
    var emitWarning = process.emitWarning;
    process.emitWarning = function (warning) {
      if (String(warning).indexOf('SQLite is an experimental') === -1) emitWarning.apply(process, arguments);
    };
  }
  // Compiled code is kept in the user's own cache folder: in a shared one somebody else could plant code.
  // Where that folder cannot be written, Node.js goes on without. It must be there: asked for one below a file system
  // that makes no folders, such as /proc, Node.js would try forever.
  var builtin = process.getBuiltinModule;
  var environment = process.env;
  try {
    var home = builtin('node:os').homedir();
    var cache =
      environment.XDG_CACHE_HOME ||
      (process.platform === 'win32' && environment.LOCALAPPDATA) ||
      home + (process.platform === 'darwin' ? '/Library/Caches' : '/.cache');
    var files = builtin('node:fs');
    if (!files.existsSync(cache)) files.mkdirSync(cache);
    if (!environment.NODE_COMPILE_CACHE) builtin('node:module').enableCompileCache(cache + '/msp/compiled');
  } catch (_) {
    // No home folder: nothing to keep the cache in.
  }
  import('../dist/main.js').catch((error) => {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    console.error(
      'MSP is not complete: a part of it is missing. Install it again, or build it: npm run build',
    );
    process.exitCode = 70;
  });
})();
