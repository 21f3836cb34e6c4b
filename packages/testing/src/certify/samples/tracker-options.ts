import type { CertificationOptions } from '../options.js';
import { trackerService } from './tracker-service.js';

/** All that the certification of the sample tracker asks for. */
export const trackerOptions: CertificationOptions = {
  settings: { team: 'WEB' },
  readme: '# Tracker\n\nSecret: API key. Setting: team.',
  requests: { remark: [{ text: 'Hello' }], search: [{ words: 'login' }] },
  service: trackerService,
};
