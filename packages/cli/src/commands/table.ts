import type { Command } from '../command.js';
import type { Listing } from '../definition.js';

/** A command that can be run, too. */
export interface Entry extends Listing {
  load(): Promise<{ readonly default: Command }>;
}

/** Every command, in the order in which help lists them. */
export const COMMANDS: readonly Entry[] = [
  {
    name: 'start',
    alias: 's',
    summary: 'Start a session, and recall where the last one ended',
    group: 'Session',
    load: () => import('./start.js'),
  },
  {
    name: 'status',
    summary: 'Show where the session stands',
    group: 'Session',
    load: () => import('./status.js'),
  },
  {
    name: 'route',
    summary: 'Say what the session aims at from now on',
    group: 'Session',
    load: () => import('./route.js'),
  },
  {
    name: 'end',
    alias: 'e',
    summary: 'End the session, and show what it brought',
    group: 'Session',
    load: () => import('./end.js'),
  },
  {
    name: 'recover',
    summary: 'Resume, complete or discard a session that crashed',
    group: 'Session',
    load: () => import('./recover.js'),
  },
  {
    name: 'update',
    alias: 'u',
    summary: 'Record what was done, and how far it is',
    group: 'Record',
    load: () => import('./update.js'),
  },
  {
    name: 'decide',
    alias: 'd',
    summary: 'Record a decision and its reasons',
    group: 'Record',
    load: () => import('./decide.js'),
  },
  {
    name: 'block',
    alias: 'b',
    summary: 'Record something that stands in the way',
    group: 'Record',
    load: () => import('./block.js'),
  },
  {
    name: 'resolve',
    alias: 'r',
    summary: 'Record that a blocker is resolved',
    group: 'Record',
    load: () => import('./resolve.js'),
  },
  {
    name: 'entity',
    summary: 'Record something that now exists',
    group: 'Record',
    load: () => import('./entity.js'),
  },
  { name: 'note', summary: 'Record a remark', group: 'Record', load: () => import('./note.js') },
  {
    name: 'context',
    alias: 'c',
    summary: 'Print what an assistant should know, within a budget of tokens',
    group: 'Recall',
    load: () => import('./context.js'),
  },
  {
    name: 'recall',
    summary: 'Search everything that was recorded',
    group: 'Recall',
    load: () => import('./recall.js'),
  },
  {
    name: 'why',
    summary: 'Show the decision in force, its reasons and what it replaced',
    group: 'Recall',
    load: () => import('./why.js'),
  },
  { name: 'sessions', summary: 'List sessions', group: 'Recall', load: () => import('./sessions.js') },
  {
    name: 'standup',
    summary: 'Tell what was done, what blocks and what is next',
    group: 'Recall',
    load: () => import('./standup.js'),
  },
  {
    name: 'add',
    summary: 'Connect a tool, step by step',
    group: 'Connect',
    load: () => import('./add.js'),
  },
  {
    name: 'configure',
    summary: 'Change how a tool is connected, step by step',
    group: 'Connect',
    load: () => import('./configure.js'),
  },
  {
    name: 'remove',
    summary: 'Disconnect a tool',
    group: 'Connect',
    load: () => import('./remove.js'),
  },
  {
    name: 'sync',
    summary: 'Send what waits, and ask connected tools for what they know',
    group: 'Connect',
    load: () => import('./sync.js'),
  },
  {
    name: 'check',
    summary: 'Test the connection to every connected tool',
    group: 'Connect',
    load: () => import('./check.js'),
  },
  {
    name: 'plugin',
    summary: 'Find, install, list, make and test plugins',
    group: 'Connect',
    load: () => import('./plugin.js'),
  },
  {
    name: 'secret',
    summary: 'Keep keys and passwords of connected tools safely',
    group: 'Connect',
    load: () => import('./secret.js'),
  },
  {
    name: 'queries',
    summary: 'Print what is sent to connected tools, as it is sent',
    group: 'Connect',
    load: () => import('./queries.js'),
  },
  {
    name: 'query',
    summary: 'Ask a connected tool something, or have it do something',
    group: 'Connect',
    load: () => import('./query.js'),
  },
  {
    name: 'outbox',
    summary: 'See what waits to be sent, and retry or discard it',
    group: 'Connect',
    load: () => import('./outbox.js'),
  },
  {
    name: 'deliver',
    summary: 'Send now what waits to be sent',
    group: 'Connect',
    load: () => import('./deliver.js'),
  },
  {
    name: 'backfill',
    summary: 'Send the past to a connected tool',
    group: 'Connect',
    load: () => import('./backfill.js'),
  },
  {
    name: 'export',
    summary: 'Write everything, or one session, as JSON or Markdown',
    group: 'Data',
    load: () => import('./export.js'),
  },
  {
    name: 'import',
    summary: 'Read an export, or the folders of an older MSP',
    group: 'Data',
    load: () => import('./import.js'),
  },
  {
    name: 'validate',
    summary: 'Check the store and the configuration',
    group: 'Data',
    load: () => import('./validate.js'),
  },
  {
    name: 'repair',
    summary: 'Rebuild a damaged store from what can be read',
    group: 'Data',
    load: () => import('./repair.js'),
  },
  {
    name: 'init',
    summary: 'Make the .msp folder and its configuration',
    group: 'Tools',
    load: () => import('./init.js'),
  },
  {
    name: 'config',
    summary: 'Show, test and change the configuration',
    group: 'Tools',
    load: () => import('./config.js'),
  },
  {
    name: 'git',
    summary: 'Write a commit message from the session, and commit with it',
    group: 'Tools',
    load: () => import('./git.js'),
  },
  {
    name: 'diagnose',
    summary: 'Check everything that MSP needs',
    group: 'Tools',
    load: () => import('./diagnose.js'),
  },
  {
    name: 'completion',
    summary: 'Print the completion script for a shell',
    group: 'Tools',
    load: () => import('./completion.js'),
  },
  { name: 'version', summary: 'Show the version', group: 'Tools', load: () => import('./version.js') },
  { name: 'help', summary: 'Show what there is', group: 'Tools', load: () => import('./help.js') },
];
