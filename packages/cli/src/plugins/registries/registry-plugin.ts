import type { RegistryPlugin } from '@msp/protocol';
import type { Listed } from './gather.js';

/** An entry of a registry as `--json` prints it. Pure. @param installed its version here; null where it is not installed */
export function registryPlugin({ entry, registry }: Listed, installed: string | null): RegistryPlugin {
  const { id, title, summary, category, homepage, maturity, verified, certification } = entry;
  const { hosts, addresses, folders, secrets, variables } = entry;
  const { version, date, passed, skipped } = certification;
  return {
    ...{ id, package: entry.package, title, summary, category },
    capabilities: [...entry.capabilities],
    hooks: [...entry.hooks],
    reaches: {
      ...{ hosts: [...hosts], addresses: [...addresses], folders: [...folders], secrets: [...secrets] },
      variables: [...variables],
    },
    ...{ homepage, author: entry.author.name, maturity, registry, verified },
    certified: { version, date, passed, skipped },
    replacedBy: entry.replacedBy ?? null,
    installed,
  };
}
