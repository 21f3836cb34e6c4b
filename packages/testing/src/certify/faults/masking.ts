import type { Fault } from '../../fault-server/fault.js';
import type { Check } from '../check.js';
import { messageOf, skipped, verdictOn } from '../finding.js';
import { withBench } from './bench.js';
import { notHttp, representatives } from './representatives.js';

/** Where something goes wrong, secrets stay secret. */
export const masking: Check = {
  name: 'masking',
  title: 'No secret stands in the log, in a message or in a reason, in no form, when the tool refuses',
  async run(laboratory) {
    const why = notHttp(laboratory);
    if (why !== null) return skipped(why);
    const secrets = Object.entries(laboratory.secrets);
    if (secrets.length === 0) return skipped('the plugin has no secrets');
    const [representative] = representatives(laboratory);
    if (!representative) return skipped('the plugin makes no operations');
    const faults: Fault[] = [
      { kind: 'answer', status: 401, body: { message: 'The token is not valid' } },
      { kind: 'answer', status: 500, body: { message: 'Try later' } },
      { kind: 'reset', when: 'before' },
    ];
    const problems: string[] = [];
    for (const fault of faults)
      await withBench(laboratory, async (bench) => {
        bench.server.fail(fault);
        const shown: string[] = [];
        try {
          const { reply, verdict } = await bench.send(representative.operation);
          shown.push(JSON.stringify(verdict), reply.kind === 'failure' ? reply.message : '');
        } catch (error) {
          shown.push(messageOf(error));
        }
        const text = [...bench.log, ...shown].join('\n');
        for (const [name, value] of secrets)
          if (formsOf(value).some((form) => text.includes(form)))
            problems.push(`the secret ${name} can be read in: ${lineWith(text, formsOf(value))}`);
      });
    return verdictOn(problems);
  },
};

/** So many characters of a secret are telling. */
const TELLING = 8;

/** Parts of a secret that nobody may read: every run of characters of it, also percent-encoded and as headers carry it. */
function formsOf(secret: string): string[] {
  const told = URL.canParse(secret) ? new URL(secret).pathname.slice(1) : secret;
  const base64 = [0, 1, 2].map((before) =>
    Buffer.from('x'.repeat(before) + told)
      .toString('base64')
      .slice(before === 0 ? 0 : 4, -4),
  );
  return [told, encodeURIComponent(told), Buffer.from(told).toString('hex'), ...base64].flatMap((form) =>
    Array.from({ length: Math.max(0, form.length - TELLING + 1) }, (_, start) =>
      form.slice(start, start + TELLING),
    ),
  );
}

const lineWith = (text: string, forms: readonly string[]): string =>
  (text.split('\n').find((line) => forms.some((form) => line.includes(form))) ?? '').slice(0, 60);
