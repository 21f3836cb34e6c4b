/** Every example of every command is run. */
import { cpSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from './commands/table.js';
import { connectLinear } from './testing/linear.js';
import { later, Sandbox } from './testing/run.js';
import { sandbox } from './testing/sandbox.js';

/** A repository with a remote and a session with a decision and a blocker: copied for each example. */
const template = new Sandbox();
const ids = { decision: '', blocker: '' };

beforeAll(() => {
  const run = (script: string) => template.shell(`set -e\n${script}`).stdout.trim();
  run('git init -q -b main; git config user.name Ada; git config user.email ada@example.com');
  run('git commit -q --allow-empty -m start; git init -q --bare ../remote; git remote add origin ../remote');
  run('git push -q -u origin main; echo login > login.txt; mkdir elsewhere');
  run('msp start; msp block "Waiting for the API key"; msp update "Token rotation with postgres" 10');
  ids.decision = run('msp decide "Use postgres as the database" -q');
  ids.blocker = run('msp recall --type blocker -q');
  run('msp export -o backup.json');
  return () => template.remove();
});

/** Commands whose examples speak of a connected tool. */
const CONNECTED = [
  'add',
  'configure',
  'remove',
  'check',
  'sync',
  'plugin',
  'secret',
  'query',
  'outbox',
  'backfill',
];

function prepared(name: string, line: string) {
  const shop = sandbox();
  cpSync(template.base, shop.base, { recursive: true });
  if (name === 'start' || name === 'init') shop.shell('rm -r .msp');
  if (CONNECTED.includes(name)) connectLinear(shop);
  if (line === 'msp plugin add linear') shop.shell('msp config unset plugins.linear');
  if (name === 'recover') Object.assign(shop.env, later(48));
  return shop;
}

/** Ids that readers put in themselves, and a file of theirs that the tests leave alone. */
const filledIn = (line: string) =>
  line.replace('dec-7q2k', ids.decision).replace('blk-7q2k', ids.blocker).replace('~/.bashrc', '.bashrc');

describe('the examples work', async () => {
  const commands = await Promise.all(
    COMMANDS.map(async ({ name, load }) => ({ name, examples: (await load()).default.examples })),
  );
  const examples = commands.flatMap(({ name, examples: all }) =>
    all.map(({ line }) => [name, line] as const),
  );

  it.each(examples)('%s: %s', (name, example) => {
    const line = filledIn(example);
    const { code, stdout, stderr } = prepared(name, line).shell(line);
    expect([code, stderr]).toEqual([0, '']);
    if (!line.includes('>')) expect(stdout).not.toBe('');
  });
});
