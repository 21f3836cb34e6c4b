/** What Slack sends of its own accord (the Events API). */
import type { CertificationOptions } from '@msp/testing';

const event = (id: string, inner: object) => ({
  headers: {},
  body: {
    ...{ token: 'XXYYZZ', team_id: 'T0ACME0001', api_app_id: 'A0MSPBOT01', type: 'event_callback' },
    ...{ event_id: id, event_time: 1_767_700_000, event: inner },
    authorizations: [
      {
        enterprise_id: null,
        team_id: 'T0ACME0001',
        user_id: 'U0MSPBOT01',
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
  },
});

const message = {
  ...{ type: 'message', channel: 'C0MSPTEST1', user: 'U0ADA00001', team: 'T0ACME0001' },
  ...{ ts: '1767700000.000200', event_ts: '1767700000.000200', channel_type: 'channel' },
};

export const requests = [
  {
    headers: {},
    body: {
      token: 'XXYYZZ',
      challenge: '3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P',
      type: 'url_verification',
    },
  },
  event('Ev0001', {
    ...message,
    text: 'Ask <@U0MSPBOT01> &amp; wait',
    thread_ts: '1767690000.000100',
    parent_user_id: 'U0MSPBOT01',
  }),
  event('Ev0002', { ...message, text: 'Lunch?' }),
  event('Ev0003', { ...message, text: 'posted by us', bot_id: 'B0MSPBOT01', app_id: 'A0MSPBOT01' }),
  event('Ev0004', { ...message, subtype: 'channel_join', text: '<@U0ADA00001> has joined the channel' }),
  event('Ev0005', {
    type: 'reaction_added',
    user: 'U0ADA00001',
    reaction: 'tada',
    item: { type: 'message', channel: 'C0MSPTEST1', ts: '1767690000.000100' },
    event_ts: '1767700001.000100',
  }),
  event('Ev0006', { ...message, type: 'app_mention', text: '<@U0MSPBOT01> how far are we?' }),
] satisfies CertificationOptions['webhook'];
