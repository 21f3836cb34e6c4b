/** `msp remove <tool>`: as `msp plugin remove`, and asks what shall become of its secrets. */
import { openSecretStore } from '@msp/delivery';
import { interactive } from '../../interactive.js';
import type { Outcome } from '../../outcome.js';
import { counted } from '../../output/layout.js';
import type { Shell } from '../../shell.js';
import { toolRemovedView } from '../../views/tool-removed.js';
import { askFirst, declined, leftUnchanged } from '../install/allowing.js';
import { type Removal, removePlugin } from '../install/remove.js';
import type { Removed, ToolRemoved } from '../install/removed.js';

/** What the options of the command line say. */
export interface RemoveOptions {
  readonly secrets: boolean;
  readonly yes: boolean;
}

/** @throws an `MspError` where it is not connected, the ending `interrupted` where the person says no */
export async function removeTool(
  name: string,
  { secrets, yes }: RemoveOptions,
  shell: Shell,
): Promise<Outcome> {
  let also = secrets;
  const confirm = async (kept: Removed['kept']) => {
    if (yes) return;
    also = await confirmed(name, kept, secrets, shell).catch((error) => {
      throw leftUnchanged(error);
    });
  };
  const removal = await removePlugin(name, confirm, shell);
  const removedSecrets = also ? await takeOut(name, removal, shell) : [];
  const left = removal.removed.kept.secrets.filter((each) => !removedSecrets.includes(each));
  const removed: ToolRemoved = {
    ...removal.removed,
    kept: { ...removal.removed.kept, secrets: left },
    removedSecrets,
  };
  return {
    json: () => ({ ...removed, warnings: [] }),
    text: (paper) => toolRemovedView(removed, paper),
    essential: name,
    warnings: removal.warnings,
  };
}

/** Shall the secrets of this project go, too? */
async function confirmed(
  name: string,
  { queued, parked, secrets }: Removed['kept'],
  decided: boolean,
  shell: Shell,
): Promise<boolean> {
  const waits = queued + parked;
  const told = `This disconnects ${name} from this project.${
    waits > 0 ? ` ${counted(waits, 'operation')} not sent yet: kept, and not sent.` : ''
  } Your local files stay as they are.`;
  if (!interactive(shell) || secrets.length === 0 || decided) {
    const question = { lines: [told], told, command: `msp remove ${name} --yes` };
    if (!(await askFirst({ ...question, yes: 'disconnect it', no: 'leave it as it is' }, shell)))
      throw declined();
    return decided;
  }
  const { choose } = await import('../../prompt.js');
  const answer = await choose(
    [told],
    [
      { key: 'no', does: 'leave it as it is' },
      { key: 'yes', does: 'disconnect it, and keep its keys for the next time' },
      { key: 'all', does: 'disconnect it, and delete its keys, too' },
    ],
  );
  if (answer === 'no') throw declined();
  return answer === 'all';
}

/** Takes out those of this project; those that are kept for all projects stay. */
async function takeOut(name: string, { host }: Removal, { environment: env }: Shell): Promise<string[]> {
  const scope = host.stateDirectory;
  const store = openSecretStore({ env, scope });
  const mine = (await store.list(name)).filter((each) => each.scope === scope);
  const gone: string[] = [];
  for (const { secret } of mine) if (await store.remove(name, secret)) gone.push(`${name}.${secret}`);
  return gone;
}
