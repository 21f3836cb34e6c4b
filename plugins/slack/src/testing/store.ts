/** What the stand-in for Slack holds. */

/** A channel. */
export interface FakeChannel {
  readonly id: string;
  readonly name: string;
  archived: boolean;
  member: boolean;
  readonly private: boolean;
}

/** A message, as Slack keeps it. */
export interface FakeMessage {
  readonly channel: string;
  readonly ts: string;
  readonly user: string;
  readonly bot: boolean;
  text: string;
  blocks?: unknown;
  metadata?: unknown;
  readonly thread?: string;
  readonly broadcast?: boolean;
  edited?: boolean;
}

/** Everything. A test may change it at any time. */
export interface FakeSlack {
  readonly channels: FakeChannel[];
  readonly messages: FakeMessage[];
  /** So many messages were ever posted. */
  posted: number;
  /** Scopes of the token; a call that needs another is refused. */
  scopes: string[];
  /** What every call is answered with, for example `token_revoked`. */
  error: string | null;
  /** Somebody writes. Returns the message's `ts`. */
  say(text: string, thread?: string, channel?: string): string;
}

/** Later than any sample: what is posted now is newer than what it follows from. */
const BEGINNING = 1_900_000_000;

/** The `ts` of a message, in their order; that of one that was deleted does not come again. */
export function nextTs(slack: FakeSlack): string {
  const { posted } = slack;
  slack.posted += 1;
  return `${BEGINNING + posted}.000${String(posted).padStart(3, '0')}`.slice(0, 17);
}

export const CHANNEL = 'C0MSPTEST1';
const OTHER_CHANNEL = 'C0MSPTEST2';
export const ALL_SCOPES = [
  ...['chat:write', 'channels:read', 'groups:read', 'channels:history', 'groups:history'],
  'metadata.message:read',
];

/** An empty workspace with two channels, of which the bot is in one. */
export function fakeSlack(): FakeSlack {
  const slack: FakeSlack = {
    channels: [
      { id: CHANNEL, name: 'webshop', archived: false, member: true, private: false },
      { id: OTHER_CHANNEL, name: 'random', archived: false, member: false, private: false },
    ],
    messages: [],
    posted: 0,
    scopes: [...ALL_SCOPES],
    error: null,
    say(text, thread, channel = CHANNEL) {
      const ts = nextTs(slack);
      slack.messages.push({ channel, ts, user: 'U0ADA00001', bot: false, text, ...(thread && { thread }) });
      return ts;
    },
  };
  return slack;
}
