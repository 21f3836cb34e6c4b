import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Sandbox } from './process.js';

describe('what must not be overwritten', () => {
  let sandbox: Sandbox;
  beforeEach(() => {
    sandbox = new Sandbox();
    sandbox.msp('start');
    sandbox.msp('update', 'worth keeping');
  });
  afterEach(() => sandbox.remove());

  it.each(['.msp/msp.db', '.msp/config.json', 'link/msp.db', './.msp/../.msp/new.json'])(
    'an export into %s is refused, and everything is as it was',
    (path) => {
      symlinkSync(join(sandbox.project, '.msp'), join(sandbox.project, 'link'));
      const { code, document } = sandbox.json('export', '--output', path);
      expect([code, document.error.code]).toEqual([64, 'MSP009']);
      expect(sandbox.json('recall', 'worth').document.results).toHaveLength(1);
    },
  );

  it('a link is followed, not replaced', () => {
    mkdirSync(join(sandbox.project, 'backups'));
    symlinkSync(join('backups', 'today.json'), join(sandbox.project, 'latest.json'));
    expect(sandbox.msp('export', '--output', 'latest.json').code).toBe(0);
    expect(sandbox.msp('export', '--output', 'latest.json').code).toBe(0);
    expect(JSON.parse(readFileSync(join(sandbox.project, 'latest.json'), 'utf8')).events).toHaveLength(2);
  });

  it('settings that are made at once are all there', async () => {
    const wishes = [
      ['user.name', 'Ada'],
      ['context.days', '3'],
      ['context.budget', '500'],
      ['features.sessionTimeout', '12'],
      ['features.sessionWarning', '4'],
      ['project', 'shop'],
    ];
    const runs = wishes.map(([key = '', value = '']) => sandbox.start('config', 'set', key, value).finished);
    for (const { code, stderr } of await Promise.all(runs)) expect([code, stderr]).toEqual([0, '']);
    const written = JSON.parse(readFileSync(join(sandbox.project, '.msp', 'config.json'), 'utf8'));
    expect(written).toMatchObject({
      user: { name: 'Ada' },
      context: { days: 3, budget: 500 },
      features: { sessionTimeout: 12, sessionWarning: 4 },
      project: 'shop',
    });
  });

  it("somebody else's session, or one that is alive, is recovered only by its name", () => {
    sandbox.environment.MSP_USER_NAME = 'carl';
    for (const action of ['--discard', '--complete', '--resume']) {
      expect(sandbox.json('recover', action, '--force').document.error.code).toBe('MSP008');
    }
    sandbox.environment.MSP_USER_NAME = '';
    expect(sandbox.json('status').document.state).toBe('ACTIVE');
  });
});
