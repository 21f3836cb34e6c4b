/** Held against Linear's own schema: what we send, what the stand-in answers, and both when the schema itself is executed. */
import type { LinearDocument } from '@linear/sdk';
import { parse, validate } from 'graphql';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { rehearse } from '../../../tools/contracts/ask.ts';
import { checked } from '../../../tools/contracts/checked.ts';
import { describeWithContracts } from '../../../tools/contracts/folder.ts';
import { schemaOf } from '../../../tools/contracts/graphql.ts';
import { LINEAR, linearContract } from '../../../tools/contracts/services.ts';
import plugin from './index.js';
import type { NewIssue } from './operations.js';
import { PROBES } from './probe.js';
import { DOCUMENTS } from './questions.js';
import { STATEMENTS, type StatementName, statement } from './statements.js';
import { FIRST_STEPS } from './steps.js';
import { DONE, ISSUE, TEAM } from './testing/context.js';
import { service } from './testing/service.js';

const requests = {
  'create-issue': [{ title: 'Lunch at one', text: 'Or **two**', priority: 2 }],
  'add-comment': [{ issue: 'WEB-12', text: 'At one' }],
  'set-state': [{ issue: 'WEB-12', state: 'done' }],
  use: [{ issue: 'WEB-12' }],
  search: [{ words: 'Login' }],
  comments: [{ issue: 'WEB-12' }],
};
const everything = {
  ...{ teamId: TEAM, teamKeys: ['WEB'], completedStateId: DONE },
  updates: ['update', 'decision', 'blocker', 'note', 'entity', 'goal', 'end'],
};
const story = { branch: 'ada/web-12-login' };
const ways = {
  'a named issue': { settings: everything, story },
  'a named issue, and blockers as issues': { settings: { ...everything, blockers: true }, story },
  'an issue of the settings': { settings: { ...everything, issue: ISSUE }, story: { branch: null } },
  'an issue for the session': {
    settings: { ...everything, sessionIssue: true, blockers: true },
    story: { branch: 'main' },
  },
};

it('the fields of what we make are those that the SDK has', () => {
  expectTypeOf<Pick<NewIssue, 'id' | 'teamId' | 'title' | 'description'>>().toExtend<
    Pick<LinearDocument.IssueCreateInput, 'id' | 'teamId' | 'title' | 'description'>
  >();
});

describeWithContracts("Linear's own schema", [LINEAR], () => {
  const documents: Readonly<Record<string, string>> = {
    ...(DOCUMENTS as Readonly<Record<string, string>>),
    ...Object.fromEntries(
      Object.keys(STATEMENTS).map((name) => [name, statement(name as StatementName, {}).text]),
    ),
    ...Object.fromEntries([...FIRST_STEPS, ...PROBES].map((text) => [text.split('(')[0], text])),
  };

  it.each(Object.entries(documents))('takes the document %s', (_, text) => {
    expect(validate(schemaOf(LINEAR), parse(text)).map(({ message }) => message)).toEqual([]);
  });

  describe.each(Object.entries(ways))('a whole session on %s', (_, way) => {
    it.each([
      ['the small stand-in', () => service(), false],
      ['its own schema, executed', () => service(schemaOf(LINEAR)), false],
      ['its own schema, each thing by itself', () => service(schemaOf(LINEAR)), true],
    ] as const)('with %s', async (__, make, eachStep) => {
      const looked = checked(make(), linearContract());
      const { problems, items, options, account, recollections } = await rehearse(plugin, {
        ...{ service: looked, requests, ...way, eachStep },
        secrets: { apiKey: 'lin_api_made_up_for_this' },
      });
      expect([...problems, ...looked.violations()]).toEqual([]);
      expect(account).toBe('Ada (Acme)');
      // An action has moved WEB-12 to a state in which it is over.
      expect(items.issues?.map(({ title }) => title)).toEqual([
        expect.stringMatching(/^WEB-1\d Lunch at one$/),
      ]);
      expect(options.teamId).toContainEqual({ value: TEAM, label: 'Web', hint: 'WEB' });
      expect(recollections.epics?.map(({ title }) => title)).toEqual(['Shop', 'Shop: Beta']);
      expect(looked.covered()).toEqual(
        expect.arrayContaining([
          'Mutation.commentCreate',
          'Query.issue',
          'Query.searchIssues',
          'Query.viewer',
        ]),
      );
    });
  });
});
