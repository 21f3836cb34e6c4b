import { MspEvent, type Plugin } from '@msp/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleStory } from './sample-story.js';
import { sentThings } from './sent-things.js';

const operation = (key: string, method = 'POST') => ({
  ...{ key, lane: 'a', summary: key, delivery: 'idempotent' },
  query: { language: 'http', request: { method, url: 'https://boards.example' } },
});
const configured = (hooks: object, settings: unknown = {}) => ({
  ...{ name: 'boards', settings },
  plugin: { contract: 1, manifest: { id: 'boards', name: 'Boards' }, hooks } as unknown as Plugin,
});
const told = (hooks: object, settings?: unknown) => sentThings(configured(hooks, settings), () => {});
const one = () => [operation('one')];

describe('sampleStory', () => {
  it('is a log as sessions make it', () => {
    for (const { event, circumstances } of sampleStory('WEB-1')) {
      const { sequence: _, ...recorded } = event;
      expect(MspEvent.parse(recorded)).toEqual(recorded);
      expect(circumstances.session).toMatchObject({ epic: 'WEB-1', branch: 'main', lastEventId: event.id });
    }
  });
});

describe('sentThings', () => {
  it('names only what gives operations', () => {
    expect(
      told({
        'session-started': () => [operation('look', 'GET')],
        'update-recorded': one,
        'decision-made': () => [],
        'entity-created': () => 'no list',
        'blocker-resolved': one,
        'note-taken': () => {
          throw new Error('no');
        },
      }),
    ).toEqual(['updates', 'blockers']);
    expect(told({})).toEqual([]);
  });

  it('goes by the settings', () => {
    const hooks = {
      'update-recorded': (_: unknown, { settings }: { settings: { writes: string[] } }) =>
        settings.writes.includes('updates') ? one() : [],
    };
    expect([told(hooks, { writes: ['updates'] }), told(hooks, { writes: [] })]).toEqual([['updates'], []]);
  });

  it.each([
    ['an issue by key', {}, /^[A-Z]+-\d+$/],
    ['an issue by number', {}, /^#\d+$/],
    ['an issue of a project', { projects: ['WEB'] }, /^WEB-\d+$/],
    ['an issue of a repository', { repositories: ['ada/webshop'] }, /^ada\/webshop#\d+$/],
  ])('tries a session about %s', (_, settings, epic) => {
    const hooks = {
      'decision-made': (__: unknown, { session }: { session: { epic: string } }) =>
        epic.test(session.epic) ? one() : [],
    };
    expect(told(hooks, settings)).toEqual(['decisions']);
  });

  it('tells hooks what they are told of real sessions', () => {
    const hooks = {
      'session-ended': (_: unknown, { records }: { records: () => { updates: unknown[] } }) =>
        records().updates.length === 1 ? one() : [],
      'blocker-resolved': (_: unknown, { refers }: { refers: { type: string } | null }) =>
        refers?.type === 'blocker-raised' ? one() : [],
    };
    expect(told(hooks)).toEqual(['sessions', 'blockers']);
  });

  it('bears whatever a hook returns', () => {
    fc.assert(
      fc.property(fc.anything(), (returned) => {
        expect(told({ 'note-taken': () => returned })).toEqual([]);
      }),
    );
  });
});
