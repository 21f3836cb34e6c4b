/** What a check prints. Pure. */
import { relative } from 'node:path';
import { displayText } from '@msp/protocol';
import type { CheckedFile } from './check-entries.ts';

/** Every file with every problem of it, each with what to do; the last line counts. */
export function reportOf(checked: readonly CheckedFile[], folder: string): string[] {
  const refused = checked.filter(({ problems }) => problems.length > 0);
  return [
    ...checked.flatMap(({ path, entry, problems }) => {
      const file = displayText(relative(folder, path));
      if (problems.length === 0)
        return [`ok       ${entry?.id} (${entry?.package} ${entry?.certification.version})`];
      return [
        `REFUSED  ${file}`,
        ...problems.flatMap(({ field, message, hint }) => [
          `  - ${field === '' ? '' : `${displayText(field)}: `}${displayText(message)}`,
          `    ${displayText(hint)}`,
        ]),
      ];
    }),
    `${checked.length} ${checked.length === 1 ? 'entry' : 'entries'}, ${refused.length} refused.`,
  ];
}
