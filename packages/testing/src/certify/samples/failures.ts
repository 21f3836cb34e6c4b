import type { Plugin } from '@msp/protocol';
import { CHECKS } from '../checks.js';
import { prepare } from '../examine.js';
import type { CertificationOptions } from '../options.js';

/**
 * The names of the checks that a plugin fails, with what they say.
 *
 * @param wanted which checks to run. Default: all
 */
export async function failuresOf(
  plugin: unknown,
  options: CertificationOptions,
  wanted: (check: string) => boolean = () => true,
): Promise<Readonly<Record<string, string>>> {
  const examination = prepare(plugin, { timeout: 100, ...options });
  const failures: Record<string, string> = {};
  for (const { name } of CHECKS.filter((check) => wanted(check.name))) {
    const { outcome, detail = '' } = await examination.run(name);
    if (outcome === 'failed') failures[name] = detail;
  }
  return failures;
}

/** The checks that look at tasks, webhooks, feeds and guides: the others see hooks, and take longer. */
export const ofParts = (check: string): boolean =>
  /^(manifest|settings|readme|purity|requests|connection-check|feeds|guide|(tasks|webhook)-.*)$/.test(check);

/** The plugin with another hook for what a person notes. */
export function withNoteHook(plugin: Plugin, change: NoteChange): Plugin {
  const hook = plugin.hooks?.['note-taken'] as Hook | undefined;
  if (!hook) throw new Error('the plugin has no hook for notes');
  return {
    ...plugin,
    hooks: {
      ...plugin.hooks,
      'note-taken': (event, context) => change(hook(event, context), event) as never,
    },
  };
}

type Hook = NonNullable<NonNullable<Plugin['hooks']>['note-taken']>;
type NoteChange = (operations: ReturnType<Hook>, event: Parameters<Hook>[0]) => unknown;
