/** What the tests take for events of Slack, by Slack's own document of the Events API (its last, an AsyncAPI of 2021). */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { describeWithContracts } from '../../../tools/contracts/folder.ts';
import { Schemas } from '../../../tools/contracts/openapi/schemas.ts';
import { contractFile } from '../../../tools/contracts/place.ts';
import { requests } from './testing/webhook.js';

const FILE = 'slack/slack_events_api_async_v1.json';

/** In which topics of the document an event of that type comes. */
const TOPICS: Readonly<Record<string, readonly string[]>> = {
  message: ['message.channels', 'message.groups'],
  app_mention: ['app.mention'],
  reaction_added: ['reaction.added'],
};

interface Envelope {
  readonly type: string;
  readonly event?: { readonly type: string };
}

describeWithContracts("Slack's Events API", [FILE], () => {
  const document = JSON.parse(readFileSync(contractFile(FILE), 'utf8'));
  const wrapper = document.components.schemas.GenericEventWrapper;
  // Slack sends `authorizations` in its place since then.
  wrapper.required = wrapper.required.filter((name: string) => name !== 'authed_users');
  const schemas = new Schemas(document);
  const problemsOf = (body: unknown) =>
    (TOPICS[(body as Envelope).event?.type ?? ''] ?? []).flatMap((topic) =>
      schemas.problems(`#/topics/${topic}/subscribe/payload`, body, 'request'),
    );
  // A challenge comes without an envelope, whatever the document says.
  const events = requests
    .map(({ body }) => body as Envelope)
    .filter(({ type }) => type !== 'url_verification');

  it('describes every sample that our webhook is tested with', () => {
    expect(events.flatMap(problemsOf)).toEqual([]);
    expect(new Set(events.map(({ event }) => event?.type))).toEqual(new Set(Object.keys(TOPICS)));
  });

  it('would not describe a sample without what Slack always sends', () => {
    const [event] = events;
    const problems = problemsOf({ ...event, event_id: undefined, event: { type: 'message' } });
    expect(new Set(problems)).toEqual(
      new Set(["/ must have required property 'event_id'", "/event must have required property 'event_ts'"]),
    );
  });
});
