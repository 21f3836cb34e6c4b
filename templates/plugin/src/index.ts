import { definePlugin } from '@msp/protocol';

export default definePlugin({
  contract: 1,
  manifest: { id: 'sample-tool', name: 'Sample Tool', summary: 'What it does, in one line', hosts: [] },
});
