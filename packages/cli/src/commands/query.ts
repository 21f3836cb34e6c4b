import { EXIT } from '@msp/protocol';
import { secondsOf } from '../arguments/seconds.js';
import { command } from '../command.js';
import { openHost } from '../host.js';
import type { Outcome } from '../outcome.js';
import { objectOf } from '../plugins/json-object.js';
import type { QueryResult } from '../plugins/query-plugin.js';
import { rendered } from '../plugins/render.js';
import { generatedView, sentView, toldView } from '../views/query.js';
import { assertConfigured } from './deliver.js';

export default command({
  arguments: [
    { name: 'plugin', description: 'The plugin, as the configuration names it', required: true },
    { name: 'request', description: 'What to ask for; without it you see what there is' },
    { name: 'input', description: 'What it is asked with, as key=value', rest: true },
  ],
  options: {
    input: { value: 'json', description: 'What it is asked with, as one JSON object' },
    send: { description: 'Send it, too. Without, it is only printed' },
    wait: { value: 'seconds', description: 'How long to wait for the tool. Default: 30' },
  },
  examples: [
    { line: 'msp query linear search words="rate limit"', does: 'Print the query that would be sent' },
    { line: 'msp query linear search words="rate limit" --send', does: 'Ask the tool' },
    { line: 'msp query linear create-issue title="Rotate the keys" --send', does: 'Have it do something' },
  ],
  details: [
    'What is printed is what is sent, byte for byte; a reference stands where a secret or an id of the tool goes.',
    'What a plugin can be asked: msp plugin info <name>. It is about the session named with --session, else the one under way, else the last one.',
    'A value that holds the name of another key and = goes into --input.',
  ],
  run: async ({ plugin, request, input: words }, { input, send, wait }, shell) => {
    const seconds = wait === undefined ? 30 : secondsOf(wait);
    const object = input === undefined ? {} : objectOf('--input', input);
    const host = await openHost(shell, 'any');
    assertConfigured(plugin, host.config.plugins);
    const { queryPlugin } = await import('../plugins/query-plugin.js');
    const asked = { plugin, request, words, object, seconds: send ? seconds : null };
    const result = await queryPlugin(asked, host, shell);
    return outcomeOf(plugin, request ?? '', result);
  },
});

function outcomeOf(plugin: string, request: string, result: QueryResult): Outcome {
  const { queries, results, entries, warnings } = result;
  const sent = results !== null || (entries?.every(({ status }) => status === 'sent') ?? false);
  const text = queries.map((query) => rendered(query).join('\n')).join('\n\n');
  const json = () => ({ plugin, request, queries, sent, results: results ?? [], warnings: [] });
  if (results !== null)
    return {
      json,
      text: (paper) => toldView(results, paper),
      essential: results.map(({ title }) => title).join('\n') || undefined,
    };
  if (entries === null)
    return { json, text: (paper) => generatedView(text, paper), essential: text || undefined };
  return {
    json,
    text: (paper) => sentView(entries, paper),
    essential: entries.map(({ id }) => id).join('\n') || undefined,
    warnings,
    exitCode: sent ? EXIT.ok : EXIT.integration,
  };
}
