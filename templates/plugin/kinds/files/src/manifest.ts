/** What the plugin says of itself. People read it before they install the plugin, and MSP holds the plugin to it. */
import type { Manifest } from '@msp/protocol';
import { signingKey } from './webhook.js'; // part: webhook

export const manifest = {
  id: 'sample-tool',
  name: 'Sample Tool',
  summary: 'Writes decisions and the ends of sessions into a folder of Sample Tool',
  homepage: 'https://sample-tool.example',
  maturity: 'experimental',
  // No host is reached.
  hosts: [],
  // Every setting that names a folder which is written in.
  folders: ['folder'],
  environment: { folder: ['SAMPLE_TOOL_FOLDER'] },
  secrets: {
    signingKey, // part: webhook
  },
} as const satisfies Manifest;
