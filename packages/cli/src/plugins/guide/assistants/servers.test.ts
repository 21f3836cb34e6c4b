import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { assistantFiles, readAssistantFile } from './configurations.js';
import { assistantServers, connectionTo } from './find.js';
import { serversIn } from './servers.js';

const json = (document: unknown, root = '') =>
  serversIn(
    typeof document === 'string' ? document : JSON.stringify(document),
    { assistant: 'Cursor', form: 'json' },
    root,
  );
const toml = (text: string) => serversIn(text, { assistant: 'Codex', form: 'toml' });
const linear = { id: 'linear', hosts: ['api.linear.app'] };
const one = (name: string, server: unknown) => json({ mcpServers: { [name]: server } });

describe('a server is for a tool', () => {
  it.each([
    ['by its name', one('linear', {})],
    ['by a word of its name', one('acme_Linear-prod', {})],
    ['by its address', one('a', { url: 'https://mcp.linear.app/sse' })],
    [
      'by an address among the words',
      one('a', { command: 'npx', args: ['-y', 'mcp-remote', 'https://mcp.linear.app/mcp'] }),
    ],
    ['by its package', one('a', { command: 'npx', args: ['@acme/linear-mcp@1.0.0'] })],
    ['as VS Code writes it', json({ servers: { linear: {} } })],
    ['for this project', json({ projects: { '/shop': { mcpServers: { linear: {} } } } }, '/shop')],
    [
      'with comments',
      json('{ /* mine */ "mcpServers": { // "x"\n "linear": { "url": "https://x//y", }, }, }'),
    ],
    ['in TOML', toml('[mcp_servers.linear]\ncommand = "npx"\n')],
    ['in TOML by its package', toml("[mcp_servers.\"a b\"]\nargs = ['-y', 'linear-mcp']\n")],
  ])('%s', (_, servers) => {
    expect(connectionTo(linear, servers)).not.toBeNull();
  });

  it.each([
    ['of another project', json({ projects: { '/other': { mcpServers: { linear: {} } } } }, '/shop')],
    ['with a word that only holds it', one('linearly', { url: 'https://linear.app.evil.example' })],
    [
      'with a folder of that name',
      one('a', { command: 'node', args: ['/home/ada/linear/server.js', './linear/x.js'] }),
    ],
    ['with a secret of that name', one('a', { env: { linear: 'linear' }, headers: { linear: 'linear' } })],
    [
      'in a table of TOML that is another',
      toml('[other.linear]\ncommand = "linear"\n[mcp_servers.a]\nenv = "linear"\n'),
    ],
  ])('not %s', (_, servers) => {
    expect(connectionTo(linear, servers)).toBeNull();
  });

  it('goes by other names, too', () => {
    expect(
      connectionTo({ id: 'jira', hosts: [] }, one('x', { url: 'https://mcp.atlassian.com/v1' })),
    ).not.toBeNull();
  });
});

it.each([
  ['nothing', ''],
  ['no JSON', '{{{{'],
  ['null', 'null'],
  ['a list', '[1]'],
  ['servers that are none', '{"mcpServers": [null, 7], "servers": "linear"}'],
  ['a server that is none', '{"mcpServers": {"a": null, "b": {"args": "x", "url": 7, "command": []}}}'],
  ['an address that is none', '{"mcpServers": {"b": {"url": "https://[::"}}}'],
  ['a name that steers', '{"mcpServers": {"__proto__": {"url": "https://mcp.linear.app"}}}'],
  ['great depth', '['.repeat(200_000)],
  ['many comments that are not closed', '/*'.repeat(500_000)],
  ['many texts that are not closed', '"\\"'.repeat(500_000)],
  ['many commas', `{${', '.repeat(500_000)}`],
])('%s is borne', (_, text) => {
  expect(() => [json(text), toml(text)]).not.toThrow();
});

it('nothing but a name that is safe to show is told', () => {
  const [server] = one(`\u001b[2J\u202elinear ${'x'.repeat(10_000)}`, {
    env: { TOKEN: 'hush' },
    args: ['--token', 'hush'],
  });
  expect(server?.name).toMatch(/^␛\[2J/);
  expect(server?.name.length).toBeLessThan(60);
  expect(connectionTo(linear, server ? [server] : [])).toEqual({ assistant: 'Cursor', server: server?.name });
  expect(
    json({ mcpServers: Object.fromEntries(Array.from({ length: 9_000 }, (_, at) => [`s${at}`, {}])) }),
  ).toHaveLength(200);
});

it('files are only read where they are files of a bearable size', () => {
  const root = mkdtempSync(join(tmpdir(), 'msp-assistants-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const env = { HOME: join(root, 'home') };
  for (const { path, form } of assistantFiles(root, env)) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, form === 'toml' ? '[mcp_servers.linear]\n' : '{"mcpServers": {"linear": {}}}');
  }
  expect(assistantServers(root, env).map(({ assistant }) => assistant)).toEqual([
    ...['Claude Code', 'Cursor', 'VS Code', 'Cursor', 'Claude Code', 'Claude Desktop', 'Codex'],
  ]);
  writeFileSync(join(root, '.mcp.json'), 'x'.repeat(9 * 1_048_576));
  expect([root, '/dev/zero', join(root, 'no'), join(root, '.mcp.json')].map(readAssistantFile)).toEqual([
    null,
    null,
    null,
    null,
  ]);
  expect(assistantFiles(root, env, 'darwin')[5]?.path).toMatch(/Library.Application Support.Claude/);
  expect(assistantFiles(root, { APPDATA: join(root, 'roaming') }, 'win32')[5]?.path).toMatch(
    /roaming.Claude/,
  );
});
