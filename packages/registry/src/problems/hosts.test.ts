import { expect, it } from 'vitest';
import { hostProblem } from './hosts.js';

it.each([
  'api.linear.app',
  '*.atlassian.net',
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
  ['*.s3.amazonaws.com', 'it is everything below s3.amazonaws.com, where everybody can have a name'],
])('%s is not: %s', (host, reason) => {
  expect(hostProblem(host)).toBe(reason);
});
