/** What the certification of Slack needs, whatever its settings. */
import { service } from './service.js';
import { fakeSlack } from './store.js';
import { requests } from './webhook.js';

export const shared = {
  readme: new URL('../../README.md', import.meta.url),
  requests: { post: [{ text: 'Lunch at one' }], messages: [{}], thread: [{ limit: 5 }] },
  webhook: requests,
  service: () => {
    const slack = fakeSlack();
    slack.say('It works here too', slack.say('Does it work?'));
    return service(slack);
  },
};
