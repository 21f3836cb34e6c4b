import type { Plugin } from '@msp/protocol';

/** Settings as a plugin's parts get them. */
export interface SampleSettings {
  readonly value: unknown;
  /** Why the schema refuses what was given; null where it takes it. */
  readonly problem: string | null;
}

/** The given settings through the plugin's schema. Never throws because of the schema. */
export function sampleSettings(
  plugin: Plugin,
  given: Readonly<Record<string, unknown>> = {},
): SampleSettings {
  if (!plugin.settings) {
    const [unknown] = Object.keys(given);
    return { value: {}, problem: unknown === undefined ? null : `there is no setting "${unknown}"` };
  }
  try {
    const result = plugin.settings.safeParse(given);
    if (result.success) return { value: result.data, problem: null };
    const [issue] = result.error.issues;
    const key = issue?.path.map(String).join('.') ?? '';
    return { value: undefined, problem: `the setting "${key}": ${issue?.message ?? 'is refused'}` };
  } catch (error) {
    return { value: undefined, problem: `the schema failed: ${String(error)}` };
  }
}
