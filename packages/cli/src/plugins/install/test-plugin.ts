import { EXIT } from '@msp/protocol';
import { openHost } from '../../host.js';
import type { Outcome } from '../../outcome.js';
import type { Shell } from '../../shell.js';
import { certificationView } from '../../views/certification.js';
import { certifyPlugin } from '../certify.js';
import { objectOf } from '../json-object.js';

/** `msp plugin test`: certifies one. @param settings as JSON, in place of those it is configured with */
export async function test(word: string, settings: string | undefined, shell: Shell): Promise<Outcome> {
  const given = settings === undefined ? null : objectOf('--settings', settings);
  const host = await openHost(shell, 'any');
  const certification = await certifyPlugin(word, given, host, shell);
  const { name, findings } = certification;
  const passed = findings.every(({ outcome }) => outcome !== 'failed');
  return {
    json: () => ({
      plugin: name,
      passed,
      findings: findings.map((finding) => ({ ...finding, detail: finding.detail ?? null })),
      warnings: [],
    }),
    text: (paper) => certificationView(certification, paper),
    essential: passed ? 'passed' : 'failed',
    exitCode: passed ? EXIT.ok : EXIT.integration,
  };
}
