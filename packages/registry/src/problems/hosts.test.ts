import { expect, it } from 'vitest';
import { hostProblem } from './hosts.js';

const ADDRESS = 'it stands for an address, which may be one of a private network';

it.each([
  'api.linear.app',
  'acme.atlassian.net',
  '*.acme.atlassian.net',
  'v1-2-3.boards.dev',
  '1.2.3.boards.dev',
  'api-2024-01-02.boards.dev',
  '*.boards.co.uk',
  'acme.github.io',
  '*.docs.acme.github.io',
  'hooks.slack.com',
  'xn--bcher-kva.de',
  'graph.microsoft.com',
])('%s is a host of a tool', (host) => {
  expect(hostProblem(host)).toBeNull();
});

it.each([
  ['127.0.0.1', 'it is a number, and no name'],
  ['10.0.0.1', 'it is a number, and no name'],
  ['2130706433', 'it is a number, and no name'],
  ['0x7f000001', 'it is a number, and no name'],
  ['169.254.169.254', 'it is a number, and no name'],
  ['localhost', 'it is no name on the internet'],
  ['api.localhost', 'nobody can reach it on the internet'],
  ['printer.local', 'nobody can reach it on the internet'],
  ['metadata.google.internal', 'nobody can reach it on the internet'],
  ['jira.corp', 'nobody can reach it on the internet'],
  ['api.tool.example', 'nobody can reach it on the internet'],
  ['api.example.com', 'nobody can reach it on the internet'],
  ['intranet', 'it is no name on the internet'],
  ['api.tool.c0m', 'it is no name on the internet'],
  ['-api.tool.dev', 'it is no valid name'],
  [`${'a'.repeat(64)}.dev`, 'it is no valid name'],
  ['*.com', 'it is everything below com, where everybody can have a name'],
  ['*.co.uk', 'it is everything below co.uk, where everybody can have a name'],
  ['*.github.io', 'it is everything below github.io, where everybody can have a name'],
  ['*.vercel.app', 'it is everything below vercel.app, where everybody can have a name'],
  ...['atlassian.net', 'supabase.co', 'eu.org', 'bubbleapps.io', 'zendesk.com', 'uk.com', 'ngrok.io'].map(
    (name) => [`*.${name}`, `it is everything below ${name}, where everybody can have a name`],
  ),
  ...['nip.io', '10.0.0.1.nip.io', '7f000001.nip.io', '10-0-0-1.sslip.io', 'a.xip.io', 'lvh.me'].map(
    (name) => [name, ADDRESS],
  ),
  ...['www.localtest.me', 'vcap.me', '*.vcap.me', '*.lvh.me', '169.254.169.254.boards.dev'].map((name) => [
    name,
    ADDRESS,
  ]),
  ...['app-192-168-0-1.boards.dev', '127-0-0-1.boards.dev'].map((name) => [name, ADDRESS]),
  ['*.s3.amazonaws.com', 'it is everything below s3.amazonaws.com, where everybody can have a name'],
])('%s is not: %s', (host, reason) => {
  expect(hostProblem(host)).toBe(reason);
});
