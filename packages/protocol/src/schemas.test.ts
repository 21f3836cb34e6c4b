import { describe, expect, it } from 'vitest';
import { jsonSchema, SCHEMA_NAMES } from './schemas.js';

describe('jsonSchema', () => {
  it('knows configuration, events, sessions and every output', () => {
    expect(SCHEMA_NAMES).toEqual(
      expect.arrayContaining([
        'config',
        'event',
        'session',
        'output-record',
        'output-recall',
        'output-error',
      ]),
    );
  });

  it.each(SCHEMA_NAMES)('%s is a schema of its own, with nothing left open', (name) => {
    const schema = jsonSchema(name);
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(JSON.stringify(schema).length).toBeGreaterThan(100);
  });

  it('describes every setting of the configuration', () => {
    const bare: string[] = [];
    const walk = (
      at: string,
      schema: { properties?: Record<string, never>; description?: string; type?: string },
    ) => {
      if (schema.properties)
        for (const [key, inner] of Object.entries(schema.properties)) walk(`${at}.${key}`, inner);
      else if (!schema.description) bare.push(at);
    };
    walk('config', jsonSchema('config'));
    expect(bare).toEqual([]);
  });
});
