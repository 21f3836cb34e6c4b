/** The same certification with other settings, and with Jira Server, of whose version 2 there is no official document. */
import { certify } from '@msp/testing';
import { describe } from 'vitest';
import plugin from './index.js';
import { commented, common } from './testing/certified.js';
import { CLOUD, SERVER } from './testing/context.js';
import { contracted } from './testing/contracted.js';
import { serverService, service } from './testing/service.js';

describe('Jira Cloud, with blockers as issues', () =>
  certify(plugin, {
    ...common,
    service: () => contracted(service()),
    feeds: commented('cloud'),
    settings: {
      ...CLOUD,
      blockersAsIssues: true,
      comments: ['blockers'],
      worklog: false,
      endTransition: undefined,
      startTransition: undefined,
    },
  }));
describe('Jira Server', () =>
  certify(plugin, {
    ...common,
    settings: JSON.parse(JSON.stringify(SERVER)),
    service: serverService,
    feeds: commented('server'),
  }));
