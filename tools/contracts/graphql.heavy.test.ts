import type { ServiceAnswer } from '@msp/testing';
import { expect, it } from 'vitest';
import { checked } from './checked.ts';
import { executing } from './executing.ts';
import { describeWithContracts } from './folder.ts';
import { refusal } from './graphql.ts';
import { LINEAR, linearContract } from './services.ts';
import { found } from './testing/found.ts';
import { asked, type Given } from './testing/request.ts';

describeWithContracts('Linear', [LINEAR], () => {
  const contract = linearContract();
  const ask = (query: string, variables: object = {}): Given => ({
    ...{ method: 'POST', path: '/graphql', value: { query, variables } as never },
  });
  const issue = ask(
    'query Issue($id: String!) { issue(id: $id) { id title createdAt labels { nodes { name } } } }',
    { id: 'WEB-7' },
  );
  const reply = (data: object): ServiceAnswer => ({ body: { data } as never });
  const whole = {
    id: '1',
    title: 'Keys',
    createdAt: '2026-11-21T09:00:00.000Z',
    labels: { nodes: [{ name: 'a' }] },
  };

  it('takes what it describes', async () => {
    expect(await found(contract, issue, reply({ issue: whole }))).toEqual([]);
    expect(
      await found(contract, issue, { body: { data: null, errors: [{ message: 'Entity not found' }] } }),
    ).toEqual([]);
  });

  it.each<[what: string, Given, ServiceAnswer, string]>([
    ['a field', ask('{ viewer { nick } }'), reply({}), 'Cannot query field "nick"'],
    [
      'a variable',
      { ...issue, value: { query: 'query A($id: String!) { issue(id: $id) { id } }', variables: { id: 7 } } },
      reply({}),
      'the variables: Variable "$id" got invalid value 7',
    ],
    [
      'a variable that is not declared',
      ask('{ viewer { id } }', { x: 1 }),
      reply({ viewer: { id: 'u' } }),
      '$x is not known',
    ],
    [
      'what is missing',
      issue,
      reply({ issue: { ...whole, title: undefined } }),
      '/data/issue/title: "title" is missing',
    ],
    [
      'null where it may not be',
      issue,
      reply({ issue: { ...whole, title: null } }),
      'Cannot return null for non-nullable field Issue.title',
    ],
    ['a type', issue, reply({ issue: { ...whole, title: {} } }), 'String cannot represent value'],
    [
      'a time',
      issue,
      reply({ issue: { ...whole, createdAt: 'Monday' } }),
      'DateTime cannot represent "Monday"',
    ],
    [
      'what was not asked for',
      issue,
      reply({ issue: { ...whole, url: 'x' } }),
      '/data/issue/url was not asked for',
    ],
    [
      'a list that is none',
      issue,
      reply({ issue: { ...whole, labels: { nodes: {} } } }),
      'Expected Iterable',
    ],
    ['a status', issue, { status: 302 }, 'the status 302 is not one that GraphQL gives'],
  ])('names %s that is wrong', async (_, request, answer, sentence) => {
    const violations = await found(contract, request, answer);
    expect(violations).toHaveLength(1);
    expect(violations[0]).toContain(sentence);
  });

  it('is executed with resolvers of a stand-in, which its own contract takes', async () => {
    const made = executing(LINEAR, {
      Query: {
        issue(_, { id }) {
          if (id === 'WEB-7') return { ...whole, labels: () => ({ nodes: [{ name: 'a' }] }) };
          throw refusal('Entity not found: Issue', 'INPUT_ERROR');
        },
      },
    });
    const service = checked(made, contract);
    expect(await service.answer(asked(issue))).toMatchObject({
      status: 200,
      body: { data: { issue: whole } },
    });
    const other = ask('query A($id: String!) { issue(id: $id) { id } }', { id: 'WEB-8' });
    expect(await service.answer(asked(other))).toMatchObject({
      status: 200,
      body: { data: null, errors: [{ path: ['issue'], extensions: { code: 'INPUT_ERROR' } }] },
    });
    expect(await service.answer(asked(ask('{ nothing }')))).toMatchObject({ status: 400 });
    expect(service.covered()).toEqual(['Query.issue']);
    expect(service.violations()).toHaveLength(1);
  });
});
