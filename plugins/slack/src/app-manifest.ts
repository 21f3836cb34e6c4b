/** The app that a person makes in Slack for the bot, as a description that Slack takes in place of a dozen clicks. Pure. */

/** What the bot needs for all that this plugin does. */
export const SCOPES = [
  ...['chat:write', 'channels:read', 'groups:read', 'channels:history', 'groups:history'],
  'metadata.message:read',
];

/** As JSON: Slack's form has a tab for YAML and one for JSON, and this is both. Events need an address, so none are subscribed to. */
export const APP_MANIFEST = JSON.stringify(
  {
    display_information: { name: 'MSP', description: 'Sessions of work as threads' },
    features: { bot_user: { display_name: 'msp', always_online: false } },
    oauth_config: { scopes: { bot: SCOPES } },
    settings: { org_deploy_enabled: false, socket_mode_enabled: false, token_rotation_enabled: false },
  },
  null,
  2,
);
