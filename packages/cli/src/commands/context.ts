import { composeContext, renderContext } from '@msp/core';
import { given } from '../arguments/given.js';
import { countOf } from '../arguments/number.js';
import { copy } from '../clipboard.js';
import { command } from '../command.js';
import { openHost } from '../host.js';
import { pokeWhereDue } from '../plugins/poke.js';

export default command({
  arguments: [],
  options: {
    format: {
      value: 'format',
      choices: ['ai', 'json', 'markdown'],
      description: 'For an assistant, a program or people. Default: ai',
    },
    days: { value: 'days', description: 'How far back sessions count. Default: 7' },
    budget: { value: 'tokens', description: 'How much may be said, at least 100. Default: 4000' },
    copy: { description: 'Copy it too' },
  },
  examples: [
    { line: 'msp context', does: 'What an assistant should know before it goes on' },
    { line: 'msp c --format markdown --days 14 --budget 2000', does: 'The last two weeks, shorter' },
  ],
  details: ['Every line names the record that it comes from. What did not fit the budget is counted.'],
  run: async (_, options, shell) => {
    const days = countOf('--days', options.days);
    const budget = countOf('--budget', options.budget);
    const host = await openHost(shell, 'any');
    const context = await composeContext(host, given({ days, budget }));
    if (host.config.plugins.length > 0) pokeWhereDue(host, shell, await host.store.feedStates());
    const text = renderContext(context, options.format ?? 'ai');
    const wish = options.copy ? 'asked' : host.config.features.autoClipboard ? 'configured' : null;
    const { copied, warnings } = copy(text, wish, shell.environment);
    return {
      json: () => ({ context, copied, warnings }),
      text: () => [text],
      essential: text,
      warnings,
    };
  },
});
