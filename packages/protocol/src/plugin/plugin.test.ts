import { describe, expect, expectTypeOf, it } from 'vitest';
import { z } from 'zod';
import * as mini from 'zod/mini';
import { definePlugin } from './plugin.js';

const manifest = {
  id: 'sample',
  name: 'Sample',
  summary: 'Shows what is inferred',
  hosts: [],
  secrets: { apiKey: { label: 'Key', help: 'Settings', env: ['SAMPLE_KEY'] } },
} as const;

describe('definePlugin', () => {
  it('gives every part the types of the manifest, the settings and the inputs', () => {
    const plugin = definePlugin({
      contract: 1,
      manifest,
      settings: z.strictObject({ team: z.string(), size: z.number().default(3) }),
      hooks: {
        'decision-made': (event, context) => {
          expectTypeOf(event.data.content).toEqualTypeOf<string>();
          expectTypeOf(context.settings).toEqualTypeOf<{ team: string; size: number }>();
          expectTypeOf(context.secret).parameter(0).toEqualTypeOf<'apiKey'>();
          return [];
        },
      },
      connect: async () => ({
        connect: ({ secrets, settings }) => {
          expectTypeOf(secrets.apiKey).toEqualTypeOf<string | undefined>();
          expectTypeOf(settings.size).toEqualTypeOf<number>();
          return { send: async () => ({ kind: 'answer', value: null }) };
        },
      }),
      actions: {
        greet: {
          summary: 'Greets',
          input: z.object({ who: z.string() }),
          run: (input, context) => {
            expectTypeOf(input).toEqualTypeOf<{ who: string }>();
            expectTypeOf(context.settings.team).toEqualTypeOf<string>();
            return [];
          },
        },
      },
      recall: {
        count: {
          summary: 'Counts',
          input: mini.object({ days: mini.number() }),
          ask: ({ days }) => {
            expectTypeOf(days).toEqualTypeOf<number>();
            return { language: 'cypher', text: 'return $days', parameters: { days } };
          },
          read: () => [],
        },
      },
    });
    expect(plugin.manifest.id).toBe('sample');
  });
});
