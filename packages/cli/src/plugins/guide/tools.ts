/** `msp add` without a name: what there is to connect, and the simplest way for this set-up. */
import { EXIT } from '@msp/protocol';
import { openHost } from '../../host.js';
import type { Outcome } from '../../outcome.js';
import type { Shell } from '../../shell.js';
import { toolsView } from '../../views/tool-list.js';
import { gatherRegistries } from '../registries/gather.js';
import { assistantServers, connectionTo } from './assistants/find.js';
import type { Tool } from './tool.js';

/** Everything there is. Nothing is asked of a network but registries that the person has named. */
export async function tools(
  shell: Shell,
): Promise<{ readonly all: readonly Tool[]; readonly outcome: Outcome }> {
  const host = await openHost(shell, 'any');
  const { listed, warnings } = await gatherRegistries(host, shell);
  const servers = assistantServers(host.workspace.root, shell.environment);
  const { plugins } = host.config;
  const known = listed
    .filter(({ entry }) => entry.replacedBy === undefined)
    .map(({ entry, registry }): Tool => {
      const { id, title, summary, maturity, hosts, package: packageName } = entry;
      const connected = plugins
        .filter(({ use }) => use === id || use === packageName)
        .map(({ name }) => name);
      const assistant = connectionTo({ id, hosts }, servers);
      return {
        ...{
          id,
          title,
          summary,
          maturity,
          verified: entry.verified && registry === null,
          connected,
          assistant,
        },
        command: assistant && connected.length === 0 ? `msp add ${id} --mode mcp` : `msp add ${id}`,
      };
    });
  const others = plugins
    .filter(({ name }) => !known.some(({ connected }) => connected.includes(name)))
    .map(
      ({ name, use }): Tool => ({
        ...{ id: name, title: name, summary: use === name ? '' : `Your own: ${use}`, maturity: 'stable' },
        ...{ verified: false, connected: [name], assistant: null, command: `msp configure ${name}` },
      }),
    );
  const all = [...known, ...others];
  return {
    all,
    outcome: {
      json: () => ({ tools: all, warnings: [] }),
      text: (paper) => toolsView(all, paper),
      essential: all.map(({ id }) => id).join('\n') || undefined,
      warnings,
      exitCode: EXIT.ok,
    },
  };
}
