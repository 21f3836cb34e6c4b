/** Whether a package that was installed beside may be used: MSP's registry vouches for it, or the person is asked. */
import {
  addedPermissions,
  displayText,
  type Permissions,
  type PluginCard,
  permissionsOf,
  permissionWords,
  reachesAnything,
} from '@msp/protocol';
import type { RegistryEntry } from '@msp/registry';
import { fields, paragraph } from '../../output/layout.js';
import { paperFor } from '../../output/paper.js';
import { STDERR } from '../../output/write.js';
import { reachFields } from '../../views/plugin-reach.js';
import type { Listed } from '../registries/gather.js';
import { askFirst, declined } from './allowing.js';
import type { Installing } from './installing.js';
import { metadataFields, metadataOf, publishedSentence } from './metadata.js';
import type { Staged } from './staged.js';
import type { Target } from './target.js';

const sorted = (list: readonly string[]): string[] => [...list].sort();

/** What an entry says that its plugin may reach. */
const entryPermissions = ({ hosts, addresses, folders, secrets, variables }: RegistryEntry): Permissions => ({
  ...{ hosts: sorted(hosts), addresses: sorted(addresses) },
  ...{ folders: sorted(folders), secrets: sorted(secrets), variables: sorted(variables) },
});

/** Is it one of MSP's own, and does it reach no more than was looked at when it was certified? Pure. */
export function isVouchedFor({ card }: Pick<Staged, 'card'>, listed: Listed | null): boolean {
  if (!listed?.entry.verified || listed.registry !== null || !card) return false;
  const more = addedPermissions(entryPermissions(listed.entry), permissionsOf(card.manifest));
  return !reachesAnything(more);
}

/** What is judged. */
export interface Judging {
  readonly staged: Staged;
  readonly target: Target;
  /** The person said so beforehand. */
  readonly yes: boolean;
  /** The command, as it was typed. */
  readonly words: string;
}

/**
 * Returns where it may be used.
 *
 * @throws the ending `interrupted` where the person says no; an `MspError` `MSP017` where there is nobody to ask
 */
export async function allowPackage(
  { staged, target, yes, words }: Judging,
  installing: Installing,
): Promise<void> {
  if (yes || isVouchedFor(staged, target.listed)) return;
  const { shell } = installing;
  const known = target.tarball === null ? await metadataOf(staged, installing) : null;
  const what = `${staged.name} ${staged.version}`;
  const stranger = strangerWords(target.listed, staged.card);
  const reach = staged.card ? permissionsOf(staged.card.manifest) : null;
  const paper = paperFor(STDERR, shell);
  const allowed = await askFirst(
    {
      lines: [
        paper.style.strong(displayText(`${what} ${stranger}.`)),
        ...(known ? fields(paper, metadataFields(known)) : []),
        ...(reach && staged.card
          ? fields(paper, reachFields(reach, staged.card.manifest.secrets))
          : paragraph(paper, 'Its package does not tell what it may reach: it may be anything.')),
        ...paragraph(paper, 'A plugin is code. It runs with your rights, on this machine.'),
        '',
      ],
      told: [`${what} ${stranger}.`, ...(known ? [publishedSentence(known)] : []), reachSentence(reach)].join(
        ' ',
      ),
      yes: 'install it',
      no: 'leave everything as it is',
      command: `${words} --yes`,
    },
    shell,
  );
  if (!allowed) throw declined();
}

/** Why it is asked about. */
function strangerWords(listed: Listed | null, card: PluginCard | null): string {
  if (!listed) return "is not in MSP's registry";
  const { entry, registry } = listed;
  const added = card && addedPermissions(entryPermissions(entry), permissionsOf(card.manifest));
  const more =
    added && reachesAnything(added) ? ` and asks for more than was certified: ${permissionWords(added)}` : '';
  if (registry !== null) return `is of the registry ${registry}, not verified${more}`;
  if (!entry.verified) return `is in MSP's registry, made by others${more}`;
  return more === '' ? 'does not tell any more what it may reach' : more.replace(' and ', '');
}

/** As a sentence. */
function reachSentence(reach: Permissions | null): string {
  if (reach === null) return 'Its package does not tell what it may reach.';
  return reachesAnything(reach)
    ? `It may reach: ${permissionWords(reach)}.`
    : 'It says that it reaches nothing outside of MSP.';
}
