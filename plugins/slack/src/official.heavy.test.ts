/** Every request of a whole session, and every reply of our stand-in, by Slack's own document of the Web API (2021, its last). */
import { expect, it } from 'vitest';
import { rehearse } from '../../../tools/contracts/ask.js';
import { checked } from '../../../tools/contracts/checked.js';
import { describeWithContracts } from '../../../tools/contracts/folder.js';
import { play } from '../../../tools/contracts/play.js';
import { SLACK, slackContract } from '../../../tools/contracts/services.js';
import { slackArguments } from '../../../tools/contracts/slack.js';
import plugin from './index.js';
import { SETTINGS } from './testing/context.js';
import { service } from './testing/service.js';
import { fakeSlack } from './testing/store.js';

// biome-ignore lint/suspicious/noExplicitAny: a document of Slack's, of which single places are mended
type Document = any;

/** What Slack added since, by the pages of its methods: message metadata (2022), the argument that asks for it, the app of a message. */
const newer = [
  ...['chat.postMessage', 'chat.update'].map((method) => slackArguments(method, { metadata: {} })),
  slackArguments('chat.postMessage', { unfurl_media: { type: 'boolean' } }),
  ...['conversations.history', 'conversations.replies'].map((method) =>
    slackArguments(method, { include_all_metadata: { type: 'boolean' } }),
  ),
  (document: Document) =>
    Object.assign(document.definitions.objs_message.properties, {
      app_id: { type: 'string' },
      metadata: { type: 'object' },
    }),
];

/** Blocks are a list everywhere else in the document, and in its own example. */
const mended = (document: Document) => {
  const { schema } = document.paths['/chat.update'].post.responses[200].content['application/json'];
  schema.else.properties.message.properties.blocks = { type: 'array' };
};

const keysIn = (metadata: unknown): string[] =>
  (metadata as { readonly event_payload: { readonly keys: string } }).event_payload.keys.split(' ');

describeWithContracts("Slack's Web API", [SLACK], () => {
  it('describes all that we ask, and all that our stand-in answers', async () => {
    const slack = fakeSlack();
    const stood = checked(service(slack), slackContract({ patches: [...newer, mended] }));
    slack.say('Has anybody seen the runbook?');
    const { problems, account, items, options } = await rehearse(plugin, {
      service: stood,
      settings: { ...SETTINGS, broadcast: true },
      secrets: { botToken: 'xoxb-made-up-token' },
      requests: { post: [{ text: 'Lunch?' }, { text: 'All', to: 'channel' }], messages: [{ limit: 5 }] },
      story: { updates: ['a <b> & *c* <!channel> '.repeat(2000)] },
    });
    expect([...problems, ...stood.violations()]).toEqual([]);
    expect(stood.covered()).toEqual(
      [
        'auth_test',
        'chat_postMessage',
        'chat_update',
        'conversations_history',
        'conversations_list',
        'conversations_replies',
      ].map((name) => name.replace('_', '.')),
    );
    expect([account, items.messages?.[0]?.title, options.channel?.map(({ label }) => label)]).toEqual([
      'msp on Acme',
      'Has anybody seen the runbook?',
      ['#webshop', '#random'],
    ]);
  });

  it('describes what we ask where answers are lost, and nothing is doubled', async () => {
    const slack = fakeSlack();
    const stood = checked(service(slack), slackContract({ patches: [...newer, mended] }));
    let posts = 0;
    const { problems } = await play(plugin, {
      service: {
        async answer(request) {
          const answer = await stood.answer(request);
          if (!request.path.endsWith('/chat.postMessage')) return answer;
          posts += 1;
          // It was posted, and whoever stands between says that it was not.
          return posts % 3 === 1 ? { status: 502, body: '<html>Bad gateway</html>' } : answer;
        },
      },
      settings: SETTINGS,
      secrets: { botToken: 'xoxb-made-up-token' },
    });
    expect([...problems, ...stood.violations()]).toEqual([]);
    expect(stood.covered()).toContain('conversations.replies');
    const keys = slack.messages.flatMap(({ metadata }) => keysIn(metadata));
    expect(keys).toEqual([...new Set(keys)]);
    expect(keys.length).toBeGreaterThanOrEqual(12);
  });
});
