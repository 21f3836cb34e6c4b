import { displayText, EXIT, MspError } from '@msp/protocol';
import { command } from '../command.js';
import { openHost } from '../host.js';
import type { Outcome } from '../outcome.js';
import { objectOf } from '../plugins/json-object.js';
import type { Shell } from '../shell.js';
import { pluginLines } from '../views/plugins.js';
import { assertConfigured } from './deliver.js';

export default command({
  arguments: [
    {
      name: 'action',
      description: 'What to do. Default: list',
      choices: ['list', 'info', 'test', 'trust'],
    },
    { name: 'plugin', description: 'Its name in the configuration, a path, or the name of a package' },
  ],
  options: {
    settings: { value: 'json', description: 'With test: settings in place of the configured ones' },
  },
  examples: [
    { line: 'msp plugin list', does: 'Every connected tool, and how it stands with it' },
    { line: 'msp plugin info linear', does: 'Its settings, its secrets, and what it can do' },
    { line: 'msp plugin test ./plugins/linear.ts', does: 'While you write one: certify it' },
    { line: 'msp plugin trust linear', does: 'Let code that came with a project run' },
  ],
  details: [
    '`test` certifies a plugin: its hooks are pure, nothing of yours gets into the text of a query, and it bears every fault of a server. Nothing is sent to the tool, and secrets are made up. Ends with 4 where a check failed.',
    'Code that a project names in its configuration runs only after you have allowed that, once: whoever clones a repository must not thereby run a program.',
  ],
  run: async ({ action = 'list', plugin }, { settings }, shell) => {
    if (action === 'list') return list(plugin, shell);
    if (plugin === undefined) throw missing(action);
    if (action === 'info') return info(plugin, shell);
    return action === 'test' ? test(plugin, settings, shell) : trust(plugin, shell);
  },
});

async function list(word: string | undefined, shell: Shell): Promise<Outcome> {
  if (word !== undefined) {
    const message = `msp plugin list takes no name, and "${word}" came.`;
    throw new MspError('MSP010', { message, hint: `About one plugin: msp plugin info ${word}` });
  }
  const host = await openHost(shell, 'any');
  const { listPlugins } = await import('../plugins/inspect.js');
  const plugins = await listPlugins(host, shell);
  return {
    json: () => ({ plugins, warnings: [] }),
    text: (paper) => (plugins.length === 0 ? ['No tool is connected.'] : pluginLines(plugins, paper)),
    essential: plugins.map(({ name }) => name).join('\n') || undefined,
  };
}

async function info(word: string, shell: Shell): Promise<Outcome> {
  const host = await openHost(shell, 'any');
  const { pluginInfo } = await import('../plugins/inspect.js');
  const found = await pluginInfo(word, host, shell);
  // Neither configured nor anywhere to be found: there is nothing to tell.
  if (found.file === null && !host.config.plugins.some(({ name }) => name === found.plugin.name)) {
    const { problem, hint } = found.plugin;
    throw new MspError('MSP008', { message: `There is no plugin "${word}": ${problem}.`, hint: hint ?? '' });
  }
  const { pluginInfoView } = await import('../views/plugin-page.js');
  return {
    json: () => ({ ...found, warnings: [] }),
    text: (paper) => pluginInfoView(found, paper),
    essential: `${found.plugin.name} ${found.plugin.state}`,
  };
}

async function test(word: string, settings: string | undefined, shell: Shell): Promise<Outcome> {
  const given = settings === undefined ? null : objectOf('--settings', settings);
  const host = await openHost(shell, 'any');
  const { certifyPlugin } = await import('../plugins/certify.js');
  const certification = await certifyPlugin(word, given, host, shell);
  const { name, findings } = certification;
  const passed = findings.every(({ outcome }) => outcome !== 'failed');
  const { certificationView } = await import('../views/certification.js');
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

async function trust(name: string, shell: Shell): Promise<Outcome> {
  const host = await openHost(shell, 'any');
  assertConfigured(name, host.config.plugins);
  const entry = host.config.plugins.find((each) => each.name === name);
  const { trustConfigured } = await import('../plugins/allow.js');
  const file = entry ? trustConfigured(entry, host, shell) : null;
  return {
    json: () => ({ name, file, warnings: [] }),
    text: () => [`${name} may run here from now on:`, `  ${displayText(file ?? '')}`],
    essential: file ?? undefined,
  };
}

const missing = (action: string): MspError =>
  new MspError('MSP010', {
    message: `msp plugin ${action} needs the name of a plugin, or a path.`,
    hint: `Write it so: msp plugin ${action} <plugin>. Those there are: msp plugin list`,
  });
