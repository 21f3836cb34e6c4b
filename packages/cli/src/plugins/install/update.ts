/** `msp plugin update`: takes the newest versions of what was installed, and shows first where one asks for more than before. */
import { addedPermissions, EXIT, MspError, NO_PERMISSIONS, permissionsOf, type Warning } from '@msp/protocol';
import { assertConfigured } from '../../commands/deliver.js';
import { openHost } from '../../host.js';
import type { Outcome } from '../../outcome.js';
import type { Shell } from '../../shell.js';
import { updatedView } from '../../views/plugin-updated.js';
import { gatherRegistries } from '../registries/gather.js';
import { changingPlugins } from './installing.js';
import type { Staged } from './staged.js';
import { updatable } from './updatable.js';
import { updatePackage } from './update-package.js';
import type { Updated } from './updated.js';

/** @throws an `MspError` where the one that was named cannot be updated; it stays as it is then */
export async function update(
  word: string | undefined,
  { yes }: { readonly yes: boolean },
  shell: Shell,
): Promise<Outcome> {
  const host = await openHost(shell, 'any');
  assertConfigured(word, host.config.plugins);
  const entries = host.config.plugins.filter(({ name }) => word === undefined || name === word);
  const { packages, others } = updatable(entries, host);
  const warnings: Warning[] = [];
  const updated: Updated[] = others.map((other) => ({ ...other, ...WITHOUT, outcome: 'kept' }));
  const registries = packages.length === 0 ? null : await gatherRegistries(host, shell);
  warnings.push(...(registries?.warnings ?? []));
  for (const { name, entries: names, version } of packages) {
    const listed = registries?.listed.find(({ entry }) => entry.package === name) ?? null;
    const base = { package: name, before: version };
    try {
      const result = await changingPlugins(host.workspace, shell, (installing) =>
        updatePackage(
          name,
          { listed, yes, command: `msp plugin update ${word ?? names[0] ?? ''} --yes` },
          installing,
        ),
      );
      warnings.push(...result.warnings);
      const change = changeOf(result.before, result.after);
      for (const entry of names)
        updated.push({
          ...{ name: entry, ...base, after: result.after.version, outcome: result.outcome },
          ...{ ...change, problem: result.problem, hint: null },
        });
    } catch (error) {
      if (!MspError.is(error) || word !== undefined) throw error;
      for (const entry of names)
        updated.push({
          ...{ name: entry, ...base, ...WITHOUT, outcome: 'kept' },
          ...{ after: version, problem: error.message, hint: error.hint },
        });
    }
  }
  return outcomeOf(inOrder(updated, entries), warnings);
}

const WITHOUT = { added: NO_PERMISSIONS, removed: NO_PERMISSIONS } as const;

/** What it may reach now, and might not before; and the other way round. */
function changeOf(before: Staged | null, after: Staged): Pick<Updated, 'added' | 'removed'> {
  if (!before?.card || !after.card) return WITHOUT;
  const [old, next] = [permissionsOf(before.card.manifest), permissionsOf(after.card.manifest)];
  return { added: addedPermissions(old, next), removed: addedPermissions(next, old) };
}

const inOrder = (updated: readonly Updated[], entries: readonly { readonly name: string }[]): Updated[] =>
  entries.flatMap(({ name }) => updated.filter((each) => each.name === name));

function outcomeOf(plugins: readonly Updated[], warnings: readonly Warning[]): Outcome {
  // Whoever keeps one has not failed; nor has what is no package of this project's.
  const failed = plugins.some(
    (each) => each.outcome === 'kept' && each.package !== null && each.problem !== null,
  );
  return {
    json: () => ({ plugins, warnings: [] }),
    text: (paper) => updatedView(plugins, paper),
    essential: plugins.map(({ name, after }) => `${name} ${after ?? '-'}`).join('\n') || undefined,
    warnings,
    exitCode: failed ? EXIT.integration : EXIT.ok,
  };
}
