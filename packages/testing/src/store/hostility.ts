import type { Appendable, RecordedEvent, SessionHead } from '@msp/protocol';
import { expect, it } from 'vitest';
import { HOSTILE, LONG } from '../hostile.js';
import { createSamples } from '../samples.js';
import type { Bench } from './bench.js';

/** One event of each type that carries texts, with the text wherever the protocol allows any. */
function entriesWith(text: string, name: string): Appendable[] {
  const samples = createSamples();
  const envelope = { project: name, user: name, host: name };
  const autoDetected = { type: 'decision', extracted: text } as const;
  const imported = { layout: name, source: text, document: { [text]: [text, { [name]: null }] } };
  return [
    samples.entry('session-started', {
      ...envelope,
      data: {
        description: text,
        goal: text,
        epic: text,
        sessionType: name,
        branch: text,
        worktree: text,
        imported,
      },
    }),
    samples.entry('update-recorded', {
      ...envelope,
      data: { description: text, tags: [name, name], autoDetected },
    }),
    samples.entry('decision-made', {
      ...envelope,
      data: {
        content: text,
        rationale: text,
        alternatives: [text, text],
        category: name,
        relatedEntities: [name],
      },
    }),
    samples.entry('entity-created', {
      ...envelope,
      data: {
        name: text,
        entityType: name,
        path: text,
        description: text,
        properties: { [text]: { [text]: text } },
      },
    }),
    samples.entry('blocker-raised', { ...envelope, data: { description: text } }),
    samples.entry('note-taken', { ...envelope, data: { text } }),
    samples.entry('session-ended', { ...envelope, data: { summary: text, nextSteps: [text, text] } }),
  ];
}

export function hostility(bench: Bench): void {
  const texts = [
    ...Object.entries(HOSTILE),
    ...Object.entries(LONG).map(([name, text]) => [`long: ${name}`, text] as const),
  ];

  it.each(texts)('keeps %s as it is, in every field', { timeout: 60_000 }, async (_, text) => {
    const open = await bench.place();
    const store = await open();
    const name = text.slice(0, 200);
    const samples = createSamples();
    const head: SessionHead = samples.head({
      project: name,
      user: name,
      worktree: text,
      summary: text,
      nextSteps: [text],
    });
    const entries = entriesWith(text, name);
    const events = await store.transaction(async (transaction) => {
      const appended = await transaction.append(entries);
      for (const event of appended) {
        if (event.type === 'decision-made') await transaction.addDecision(event);
        if (event.type === 'blocker-raised') await transaction.addBlocker(event);
      }
      await transaction.putSession(head);
      return appended;
    });
    const expected = entries.map(({ event }, index) => ({ ...event, sequence: index + 1 }) as RecordedEvent);
    expect(events).toEqual(expected);
    await store.close();
    const again = await open();
    expect(await again.events({})).toEqual(expected);
    expect(await again.sessions({ project: name, user: name, worktree: text })).toEqual([head]);
    expect(await again.decisions({ project: name })).toMatchObject([
      { content: text, alternatives: [text, text] },
    ]);
    expect(await again.blockers({ project: name, status: 'open' })).toMatchObject([{ description: text }]);
    expect(await again.verify()).toEqual([]);
  });

  it.each(Object.entries(HOSTILE))('searches for %s without taking it for a command', async (_, text) => {
    const store = await bench.store();
    const samples = createSamples();
    const entries = [
      samples.entry('note-taken', { id: 'not-it', project: text }, text),
      samples.entry('note-taken', { id: 'not-that', project: 'other' }, 'a b c d secret words before after'),
    ];
    await store.transaction((transaction) => transaction.append(entries));
    const words = text.split(/\s+/).filter((word) => word !== '');
    const ask = async (query: object) =>
      (await store.search({ words, match: 'all', limit: 9, ...query })).map((event) => event.id);
    const searchable = /[^\s\p{C}]/u.test(text);
    expect(await ask({ project: text })).toEqual(searchable ? ['not-it'] : []);
    expect(await ask({ project: text, prefix: true })).toEqual(searchable ? ['not-it'] : []);
    expect(await ask({ words: [text], project: text, match: 'any' })).toEqual(searchable ? ['not-it'] : []);
    expect(await ask({ project: `${text}x` })).toEqual([]);
    expect(await ask({ sessionIds: [text] })).toEqual([]);
    for (const word of [text, ...words]) expect(await store.frequency(word, 9)).toBeLessThanOrEqual(2);
    expect(await store.eventsByIdPrefix(text, 9)).toEqual([]);
    expect(await store.session(text)).toBeNull();
    expect(await store.sessions({ idPrefix: text })).toEqual([]);
    expect(await store.decisions({ ids: [text], sessionId: text })).toEqual([]);
    expect(await store.events({ sessionId: text })).toEqual([]);
  });
}
