/** How a person connects Slack, step by step. Pure. */
import type { Guide, GuideAnswers, PickStep } from '@msp/protocol';
import { channelsIn } from './answers.js';
import { APP_MANIFEST } from './app-manifest.js';
import type { Secret } from './contract.js';
import { listChannels } from './queries.js';
import { whyText } from './why-not.js';

const isBot = ({ settings }: GuideAnswers): boolean => settings.via !== 'webhook';
const isWebhook = (answers: GuideAnswers): boolean => !isBot(answers);

const channel: PickStep<Secret> = {
  kind: 'pick',
  setting: 'channel',
  label: 'In which channel?',
  help: 'Channels that the bot is not in are marked: write /invite @ and its name there before the first session.',
  when: isBot,
  ask: (_, page) => listChannels(page),
  /** @throws where Slack does not give its channels */
  read(reply) {
    const page = channelsIn(reply);
    if (!page) throw new Error(`Slack did not give its channels. ${whyText(reply, '')}`.trim());
    const options = page.channels
      .filter(({ is_archived }) => is_archived !== true)
      .map(({ id, name, is_member, is_private }) => ({
        value: id,
        label: `#${name}`,
        ...hintOf(is_member === true, is_private === true),
      }));
    return { options, next: page.next };
  },
};

function hintOf(isMember: boolean, isPrivate: boolean): { readonly hint?: string } {
  const parts = [
    ...(isPrivate ? ['private'] : []),
    ...(isMember ? [] : ['the bot is not in it: /invite it']),
  ];
  return parts.length > 0 ? { hint: parts.join(', ') } : {};
}

export const guide: Guide<Secret> = {
  intro:
    'You need a workspace of Slack in which you may install apps. A bot takes about three minutes and keeps a thread for each session; a webhook takes one, and posts the summaries only.',
  steps: [
    {
      kind: 'choose',
      setting: 'via',
      label: 'How shall messages reach Slack?',
      options: [
        { value: 'bot', label: 'A bot', hint: 'a thread for each session, updated at its end' },
        { value: 'webhook', label: 'An incoming webhook', hint: 'only the summary at the end of a session' },
      ],
    },
    {
      kind: 'show',
      label:
        'Open https://api.slack.com/apps → Create New App → From a manifest, choose the workspace → Next, put the following in the place of what stands there (JSON) → Next → Create.',
      text: APP_MANIFEST,
      when: isBot,
    },
    { kind: 'secret', secret: 'botToken', required: true, when: isBot },
    channel,
    {
      kind: 'choose',
      setting: 'broadcast',
      label: 'Where shall the summary at the end be shown?',
      when: isBot,
      options: [
        { value: false, label: "In the session's thread" },
        { value: true, label: 'In the thread and in the channel' },
      ],
    },
    { kind: 'secret', secret: 'webhookUrl', required: true, when: isWebhook },
  ],
};
