import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Sandbox } from './process.js';

describe('a configuration file that cannot be used', () => {
  let sandbox: Sandbox;
  let file: string;
  beforeEach(() => {
    sandbox = new Sandbox();
    mkdirSync(join(sandbox.project, '.msp'));
    file = join(sandbox.project, '.msp', 'config.json');
  });
  afterEach(() => sandbox.remove());

  it.each([
    ['a syntax error', '{\n  "project": "shop",\n  "features": {{\n}', /line 3/],
    ['a wrong type', '{ "features": { "sessionTimeout": "long" } }', /features\.sessionTimeout/],
    ['an unknown setting', '{ "projct": "shop" }', /projct.*project/s],
    ['a list', '[]', /object/i],
    ['nothing but a number', '7', /object/i],
  ])('%s is named, with the command that helps', (_, text, expected) => {
    writeFileSync(file, text);
    const { code, document } = sandbox.json('start');
    expect(code).toBe(3);
    expect(document.error.code).toBe('MSP003');
    expect(`${document.error.message} ${document.error.hint}`).toMatch(expected);
    expect(document.error.hint).toContain('msp ');
  });
});
