/** What goes to a tool with the settings that were chosen: what its hooks make of a sample. Pure, as far as the plugin is. */
import { type Configured, operationsOf } from '@msp/core';
import type { EventType, Json, Query } from '@msp/protocol';
import { type StoryMoment, sampleStory } from './sample-story.js';

/** As people call it. */
const WORDS: readonly (readonly [word: string, types: readonly EventType[]])[] = [
  ['sessions', ['session-started', 'session-ended', 'session-completed']],
  ['updates', ['update-recorded']],
  ['decisions', ['decision-made']],
  ['entities', ['entity-created']],
  ['blockers', ['blocker-raised', 'blocker-resolved']],
  ['notes', ['note-taken']],
];

/** So many names of issues are tried. */
const MOST = 12;

/**
 * What goes to the tool from now on. Named is only what gives an operation that writes; a hook that throws counts as one that
 * gives nothing.
 *
 * @param onCall called before each call into the plugin
 * @example sentThings(configured, () => {}) // ['sessions', 'decisions']
 */
export function sentThings(configured: Configured, onCall: () => void): string[] {
  const stories = epicsFor(configured.settings as Json).map(sampleStory);
  return WORDS.flatMap(([word, types]) => {
    const moments = stories.flatMap((story) => story.filter(({ event }) => types.includes(event.type)));
    return moments.some((moment) => writes(configured, moment, onCall)) ? [word] : [];
  });
}

function writes(configured: Configured, { event, circumstances }: StoryMoment, onCall: () => void): boolean {
  if (configured.plugin.hooks?.[event.type] === undefined) return false;
  try {
    onCall();
    return operationsOf(configured, event, circumstances).some(({ query }) => !onlyReads(query));
  } catch {
    return false;
  }
}

/** What looks something up is not written. What cannot be told is. */
function onlyReads(query: Query): boolean {
  if ('request' in query) return query.request.method === 'GET';
  return 'text' in query && query.language === 'graphql' && /^\s*(query\b|\{)/.test(query.text);
}

/** Names of issues, as the sample may be about one: many tools write only then. The settings say how theirs begin. */
function epicsFor(settings: Json): string[] {
  const said = [...new Set(textsIn(settings))].flatMap((text) => {
    if (/^[A-Za-z][A-Za-z0-9_]{0,19}$/.test(text)) return [`${text}-1`];
    return /^[\w-]+\/[\w.-]+$/.test(text) ? [`${text}#1`] : [];
  });
  return ['MSP-1', '#1', ...said].slice(0, MOST);
}

function textsIn(value: Json | undefined): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
