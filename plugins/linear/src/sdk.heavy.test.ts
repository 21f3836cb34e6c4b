/** A second opinion: Linear's own SDK reads what this plugin wrote, and the plugin reads what the SDK wrote. */
import { LinearSdk } from '@linear/sdk';
import type { FeedContext, Json, Operation, Query, Reply } from '@msp/protocol';
import { expect, it } from 'vitest';
import { describeWithContracts } from '../../../tools/contracts/folder.ts';
import { schemaOf } from '../../../tools/contracts/graphql.ts';
import { LINEAR } from '../../../tools/contracts/services.ts';
import { check } from './check.js';
import { combine } from './combine.js';
import type { Secret } from './contract.js';
import { feeds } from './feeds.js';
import { judge } from './judge.js';
import { addComments, findSessionIssue, makeIssue, sayWhatBlocks } from './operations.js';
import type { Settings } from './settings.js';
import { bringIssue, setState } from './steps.js';
import { asking, pickable, synchronized } from './testing/asking.js';
import { contextOf, ISSUE, TEAM } from './testing/context.js';
import { service } from './testing/service.js';
import { OTHER } from './testing/world.js';
import { sessionDescription } from './wording.js';

type Ask = (query: Query) => Promise<Reply>;

const UUID = (last: number) => `99999999-9999-4999-8999-${String(last).padStart(12, '0')}`;
const uuid = (key: string) => UUID([...key].reduce((sum, letter) => sum * 7 + letter.charCodeAt(0), 1) % 1e9);
const place = (key: string) => ({ key, lane: 'msp-1', summary: key });
const sending = (query: Query, key: string): Operation => ({ ...place(key), query, delivery: 'idempotent' });
const feedContext: FeedContext<Settings, Secret> = {
  ...contextOf(),
  ...{ project: 'shop', branch: null, branches: [] },
  ...{ since: '2026-01-01T00:00:00.000Z', now: '2026-01-06T00:00:00.000Z' },
};

/** The SDK on our transport: what it asks goes the way of everything else. */
const sdkOn = (ask: Ask) =>
  new LinearSdk(async <Data, Variables>(text: string, variables?: Variables) => {
    const parameters = (variables ?? {}) as Record<string, Json>;
    const reply = await ask({ language: 'graphql', text: String(text), parameters });
    const { data, errors } = JSON.parse(JSON.stringify('value' in reply ? reply.value : {}));
    if (!data || errors) throw new Error(JSON.stringify(errors ?? reply));
    return data as Data;
  });

/** Sends operations as one where they go together, and says whether all were done. */
async function send(ask: Ask, ...operations: readonly Operation[]): Promise<string[]> {
  const together = operations.length > 1 ? combine.merge(operations) : operations[0]?.query;
  if (!together) throw new Error('they do not go together');
  return [judge(await ask(together), operations, 0)].flat().map(({ outcome }) => outcome);
}

describeWithContracts("the SDK on our transport, with Linear's own schema executed", [LINEAR], () => {
  const opened = async () => {
    const at = await asking(service(schemaOf(LINEAR), true));
    return { ...at, sdk: sdkOn(at.ask) };
  };

  it('reads the issue of a session as it was written: title, text, state, comments and their thread, what blocks it', async () => {
    const { ask, sdk } = await opened();
    const { goal, rest } = sessionDescription(contextOf().session);
    const issue = { id: UUID(1), teamId: TEAM, title: 'Tokens rotate', description: `${goal}\n\n${rest}` };
    const decided = addComments(place('dec-1'), { issue: UUID(1), text: '**Decision:** Tokens' }, uuid);
    const answer = { issue: UUID(1), text: 'It *holds* & <more>', parentId: uuid('dec-1') };
    const outcomes = await send(
      ask,
      ...makeIssue(place('ses-1'), 'MakeSessionIssue', { ...issue, priority: 2 }, uuid),
      ...decided,
      ...addComments(place('dec-2'), answer, uuid),
      sayWhatBlocks(place('blk-1'), UUID(2), ISSUE, UUID(1)),
    );
    expect(outcomes).toEqual(['done', 'done', 'done', 'done']);
    const read = await sdk.issue(UUID(1));
    expect(read).toMatchObject({ id: UUID(1), title: 'Tokens rotate', priority: 2 });
    expect(read.description).toContain('**Goal:** Tokens rotate');
    expect((await read.team)?.name).toBe('Web');
    expect((await read.state)?.name).toBe('Todo');
    const { nodes } = await read.comments();
    expect(nodes.map(({ id, body }) => [id, body])).toEqual([
      [uuid('dec-2'), 'It *holds* & <more>'],
      [uuid('dec-1'), '**Decision:** Tokens'],
    ]);
    expect(await nodes[0]?.user).toMatchObject({ name: 'Ada' });
    expect((await nodes[0]?.issue)?.identifier).toBe(read.identifier);
    expect(nodes[0]?.parentId).toBe(uuid('dec-1'));

    expect(await send(ask, sending(setState(UUID(1), 'done'), 'end-1'))).toEqual(['done']);
    const brought = bringIssue(UUID(1), { title: 'Keys rotate', goal: '**Goal:** Keys rotate', rest });
    expect(await send(ask, sending(brought, 'goa-1'))).toEqual(['done']);
    const after = await sdk.issue(read.identifier);
    expect([after.title, (await after.state)?.type]).toEqual(['Keys rotate', 'completed']);
    expect(after.description).toContain('**Goal:** Keys rotate');
  });

  it('sees the same person, teams, states, projects and open issues', async () => {
    const { ask, sdk, service: at } = await opened();
    at.model.put({
      id: UUID(3),
      title: 'Elsewhere',
      number: 3,
      teamId: '66666666-6666-4666-8666-666666666666',
    });
    const viewer = await sdk.viewer;
    const organization = await sdk.organization;
    expect(check.read(await ask(check.ask(contextOf())))).toEqual({
      account: `${viewer.name} (${organization.name})`,
      detail: `linear.app/${organization.urlKey}`,
    });
    const ids = (page: { readonly nodes: readonly { readonly id: string }[] }) =>
      page.nodes.map(({ id }) => id);
    const picked = async (setting: string) =>
      (await pickable(setting, { teamId: TEAM }, ask)).map(({ value }) => value);
    const team = { team: { id: { eq: TEAM } } };
    expect(await picked('teamId')).toEqual(ids(await sdk.teams()));
    expect(await picked('projectId')).toEqual(ids(await sdk.projects()));
    expect((await picked('completedStateId')).sort()).toEqual(
      ids(await sdk.workflowStates({ filter: team })).sort(),
    );
    const { items } = await synchronized(feeds.issues, feedContext, ask);
    expect(items.map(({ id }) => id)).toEqual(ids(await sdk.issues({ filter: team })));
    expect(items.map(({ id }) => id)).toEqual([ISSUE]);
  });

  it('writes what the plugin then finds and keeps', async () => {
    const { ask, sdk, service: at } = await opened();
    const made = await sdk.createIssue({ id: UUID(4), teamId: TEAM, title: 'By the SDK' });
    const issue = await made.issue;
    expect(await send(ask, findSessionIssue(place('ses-1'), issue?.identifier ?? ''))).toEqual(['done']);
    await sdk.createComment({ id: UUID(5), issueId: UUID(4), body: 'By the SDK' });
    const said = at.model.comments.get(UUID(5));
    if (said) at.model.comments.set(UUID(5), { ...said, user: OTHER });
    const { items } = await synchronized(feeds.comments, feedContext, ask);
    expect(items).toMatchObject([{ id: UUID(5), detail: 'By the SDK', author: 'Bob' }]);
  });
});
