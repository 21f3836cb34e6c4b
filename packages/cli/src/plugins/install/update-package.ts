/** Updates one package. */
import { isOlder } from '@msp/core';
import {
  addedPermissions,
  MspError,
  type Permissions,
  permissionsOf,
  permissionWords,
  reachesAnything,
  type Warning,
} from '@msp/protocol';
import { fields } from '../../output/layout.js';
import { paperFor } from '../../output/paper.js';
import { STDERR } from '../../output/write.js';
import { reachFields } from '../../views/plugin-reach.js';
import type { Listed } from '../registries/gather.js';
import { askFirst } from './allowing.js';
import { swap } from './folders.js';
import { type Installing, installStaged, stageAnew } from './installing.js';
import { assertFits, readStaged, type Staged, versionWarnings } from './staged.js';

/** How it is to be updated. */
export interface UpdateWish {
  readonly listed: Listed | null;
  readonly yes: boolean;
  /** That needs no question. */
  readonly command: string;
}

/** What came of it. */
export interface PackageUpdate {
  readonly before: Staged | null;
  /** What is installed now. */
  readonly after: Staged;
  readonly outcome: 'updated' | 'current' | 'kept';
  readonly problem: string | null;
  readonly warnings: readonly Warning[];
}

/**
 * Installs the newest release beside what is used, and has it take its place where it fits and asks for no more than before, or the
 * person allows that.
 *
 * @throws an `MspError` where it stays as it is
 */
export async function updatePackage(
  name: string,
  wish: UpdateWish,
  installing: Installing,
): Promise<PackageUpdate> {
  const { folders, client } = installing;
  const { listed } = wish;
  const before = readStaged(folders.now, name);
  stageAnew(installing);
  const parcel = { specifier: `${name}@latest`, name, shown: name };
  const after = await installStaged(parcel, installing);
  if (before && !isOlder(before.version, after.version)) {
    const same = before.version === after.version;
    const problem = same ? null : `The newest release is ${after.version}, which is older.`;
    return { before, after: before, outcome: 'current', problem, warnings: [] };
  }
  assertFits(after, { entry: listed?.entry ?? null, client, folder: folders.next });
  assertSamePlugin(before, after);
  if (!(await allowMore(before, after, wish, installing)))
    return { before, after: before ?? after, outcome: 'kept', problem: null, warnings: [] };
  swap(folders);
  return {
    before,
    after,
    outcome: 'updated',
    problem: null,
    warnings: versionWarnings(after, listed?.entry ?? null),
  };
}

function assertSamePlugin(before: Staged | null, { name, version, card }: Staged): void {
  const [old, next] = [before?.card?.manifest.id, card?.manifest.id];
  if (old === undefined || next === undefined || old === next) return;
  throw new MspError('MSP004', {
    message: `${name} ${version} was not installed: it says that it is ${next}, and was ${old} until now.`,
    hint: 'Ask those who publish it.',
  });
}

async function allowMore(
  before: Staged | null,
  after: Staged,
  wish: UpdateWish,
  { shell }: Installing,
): Promise<boolean> {
  const more = moreOf(before, after);
  if (more === null || wish.yes) return true;
  const { name, version, card } = after;
  const what = `${name} ${before?.version ?? ''} → ${version}`;
  const told = more === 'unknown' ? 'does not tell any more what it may reach' : 'asks for more than before';
  const paper = paperFor(STDERR, shell);
  return askFirst(
    {
      lines: [
        paper.style.strong(`${what} ${told}${more === 'unknown' ? '.' : ':'}`),
        ...(more === 'unknown' ? [] : fields(paper, reachFields(more, card?.manifest.secrets))),
        '',
      ],
      told: `${what} ${told}${more === 'unknown' ? '' : `: ${permissionWords(more)}`}.`,
      yes: 'update it',
      no: `keep ${before?.version ?? 'what is there'}`,
      command: wish.command,
    },
    shell,
  );
}

/** What the one may reach and the other might not; null where there is nothing. */
function moreOf(before: Staged | null, after: Staged): Permissions | 'unknown' | null {
  // What never told may always have reached anything.
  if (!before?.card) return null;
  if (!after.card) return 'unknown';
  const more = addedPermissions(permissionsOf(before.card.manifest), permissionsOf(after.card.manifest));
  return reachesAnything(more) ? more : null;
}
