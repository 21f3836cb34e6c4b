import { MspError } from '@msp/protocol';
import { command } from '../command.js';
import type { Outcome } from '../outcome.js';
import type { Shell } from '../shell.js';

/** How a plugin that is made may reach its tool; those of create-msp-plugin, which is loaded only where one is made. */
export const CREATE_KINDS = ['http', 'graphql', 'files', 'sdk'] as const;

/** What the options say; which of them count depends on the action. */
interface PluginOptions {
  readonly settings: string | undefined;
  readonly name: string | undefined;
  readonly set: readonly string[];
  readonly yes: boolean;
  readonly kind: (typeof CREATE_KINDS)[number] | undefined;
  readonly title: string | undefined;
  readonly scope: string | undefined;
  readonly folder: string | undefined;
  readonly tasks: boolean;
  readonly 'no-tasks': boolean;
  readonly webhook: boolean;
  readonly 'no-webhook': boolean;
}

interface Action {
  /** Which word it takes. */
  readonly word: 'none' | 'optional' | 'required';
  run(word: string, options: PluginOptions, shell: Shell): Promise<Outcome>;
}

/** Loaded only for what is asked: installing is far more code than listing needs of it. */
const installing = () => import('../plugins/install/actions.js');

const ACTIONS: Readonly<Record<string, Action>> = {
  list: { word: 'none', run: async (_, __, shell) => (await installing()).list(shell) },
  search: { word: 'optional', run: async (words, _, shell) => (await installing()).search(words, shell) },
  info: { word: 'required', run: async (word, _, shell) => (await installing()).info(word, shell) },
  add: {
    word: 'required',
    run: async (word, options, shell) => (await installing()).add(word, options, shell),
  },
  update: {
    word: 'optional',
    run: async (word, options, shell) => (await installing()).update(word || undefined, options, shell),
  },
  remove: {
    word: 'required',
    run: async (word, options, shell) => (await installing()).remove(word, options, shell),
  },
  create: {
    word: 'optional',
    run: async (word, options, shell) =>
      (await import('../plugins/create/create-plugin.js')).createPlugin(word || undefined, options, shell),
  },
  test: {
    word: 'required',
    run: async (word, { settings }, shell) =>
      (await import('../plugins/install/test-plugin.js')).test(word, settings, shell),
  },
  trust: {
    word: 'required',
    run: async (word, _, shell) => (await import('../plugins/install/trust-plugin.js')).trust(word, shell),
  },
};

export default command({
  arguments: [
    {
      name: 'action',
      description: 'What to do. Default: list',
      choices: ['list', 'search', 'info', 'add', 'update', 'remove', 'create', 'test', 'trust'],
    },
    {
      name: 'plugin',
      description:
        'Its id in the registry, its name in the configuration, a package of npm, or a path; with search: words',
      rest: true,
    },
  ],
  options: {
    name: { value: 'name', description: 'With add: its name in the configuration. Default: its id' },
    set: { value: 'key=value', description: 'With add: one of its settings', multiple: true },
    yes: { short: 'y', description: 'With add, update, remove and create: do not ask' },
    settings: { value: 'json', description: 'With test: settings in place of the configured ones' },
    kind: {
      value: 'kind',
      description: 'With create: how it reaches its tool. Default: http',
      choices: CREATE_KINDS,
    },
    title: { value: 'title', description: 'With create: as the tool writes its own name' },
    scope: { value: 'scope', description: 'With create: the npm scope of its package, e.g. @acme' },
    folder: { value: 'folder', description: 'With create: where to make it. Default: its name' },
    tasks: { description: 'With create: it keeps tasks in step' },
    'no-tasks': { description: 'With create: it does not; nothing is asked about it' },
    webhook: { description: 'With create: the tool reports changes to it' },
    'no-webhook': { description: 'With create: it does not; nothing is asked about it' },
  },
  examples: [
    { line: 'msp plugin list', does: 'Every connected tool, its version, and how it stands with it' },
    { line: 'msp plugin search notes', does: 'What the registry has for taking notes' },
    { line: 'msp plugin info obsidian', does: 'What one can do and may reach, installed or not' },
    { line: 'msp plugin add linear', does: 'Install one of the registry, and connect it' },
    {
      line: 'msp plugin add ./plugins/linear.ts --name issues --set team=WEB',
      does: 'Connect one of your own, with a setting of it',
    },
    {
      line: 'msp plugin update',
      does: 'Take the newest versions; asks where one wants to reach more than before',
    },
    { line: 'msp plugin remove linear --yes', does: 'Take one out; what it has queued is kept' },
    { line: 'msp plugin create my-tool --kind files', does: 'Begin one of your own' },
    { line: 'msp plugin test ./plugins/linear.ts', does: 'While you write one: certify it' },
    { line: 'msp plugin trust linear', does: 'Let code that came with a project run' },
  ],
  details: [
    "`add` takes an id of the registry, the name of an npm package (msp-plugin-…, @scope/…, also with @version), a packed package (.tgz) or a path. It is installed into .msp/plugins by the package manager that is found (npm, pnpm, yarn 1 or bun), without running any script of it, and what it may reach is shown. Whatever is not verified in MSP's own registry is asked about first; without a terminal that needs --yes, and ends with 64 otherwise. A path is connected as it is: nothing is installed.",
    'MSP_REGISTRY, or `registries` in the configuration, adds further registries: files, or https addresses. What stands in them is never verified, and always asked about. They are kept for an hour, and used from that copy when they cannot be reached.',
    '`update` puts a new version in place of the old one only when it is whole, fits and is allowed: until then the old one works. Ends with 4 where a plugin could not be updated.',
    '`remove` keeps what is queued, what was sent and the secrets, and says so.',
    'To connect a tool step by step, with its keys and a test of the connection, there is `msp add`; to change that `msp configure`, to take it out `msp remove`.',
    '`test` certifies a plugin: its hooks are pure, nothing of yours gets into the text of a query, and it bears every fault of a server. Nothing is sent to the tool, and secrets are made up. Ends with 4 where a check failed.',
    'Code that a project names in its configuration runs only after you have allowed that, once: whoever clones a repository must not thereby run a program. What you add yourself is allowed by that.',
  ],
  run: async ({ action = 'list', plugin = '' }, options, shell) => {
    const { word, run } = ACTIONS[action] as Action;
    if (word === 'required' && plugin === '') throw missing(action);
    if (word === 'none' && plugin !== '') throw surplus(action, plugin);
    return run(plugin, options, shell);
  },
});

const missing = (action: string): MspError =>
  new MspError('MSP010', {
    message: `msp plugin ${action} needs the name of a plugin, or a path.`,
    hint: `Write it so: msp plugin ${action} <plugin>. ${action === 'add' ? 'Those of the registry: msp plugin search' : 'Those there are: msp plugin list'}`,
  });

const surplus = (action: string, word: string): MspError =>
  new MspError('MSP010', {
    message: `msp plugin ${action} takes no name, and "${word.slice(0, 100)}" came.`,
    hint: `About one plugin: msp plugin info ${word.slice(0, 100)}`,
  });
