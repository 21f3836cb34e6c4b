/**
 * What a small process of its own does with the keychain. The binding blocks the whole process while it connects to the keychain, and
 * keeps it from ending while it waits for one that is locked; only a process of its own can be given up. Names and secrets go
 * through its standard input and output, never through arguments.
 *
 * It is kept as text so that it needs no file of its own wherever this package is bundled.
 */
export const KEYCHAIN_PROGRAM = `
const { module, service, options, steps } = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
const { Entry } = require(module);
const answers = steps.map(({ action, account, value }) => {
  try {
    const entry = new Entry(service, account, options);
    if (action === 'set') return { done: true, value: entry.setPassword(value) ?? null };
    if (action === 'remove') entry.deleteCredential();
    if (action === 'remove') return { done: true, value: null };
    return { done: true, value: entry.getPassword() };
  } catch {
    return { done: false, value: null };
  }
});
process.stdout.write(JSON.stringify(answers));
`;
