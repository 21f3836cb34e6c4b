/** "Did you mean": the nearest of a few words. Pure. */
import { SETTINGS } from './settings.js';

/** How many letters must be changed, added, left away or swapped with their neighbour to make one word the other. */
export function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let steps = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        steps = Math.min(steps, (before[j - 2] ?? 0) + 1);
      }
      next.push(steps);
    }
    [before, row] = [row, next];
  }
  return row[b.length] ?? 0;
}

const lastPart = (key: string) => key.slice(key.lastIndexOf('.') + 1).toLowerCase();

/**
 * The word that was probably meant; null where none is near. A dotted key is also found by its last part alone.
 *
 * @example suggest('features.sesionTimeout', ['features.sessionTimeout', 'project']) // 'features.sessionTimeout'
 * @example suggest('sessionTimeout', ['features.sessionTimeout', 'project']) // 'features.sessionTimeout'
 */
export function suggest(word: string, choices: Iterable<string>): string | null {
  let best: string | null = null;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const choice of choices) {
    const steps = Math.min(
      distance(word.toLowerCase(), choice.toLowerCase()),
      distance(lastPart(word), lastPart(choice)) + (lastPart(word).length > 2 ? 1.5 : least),
    );
    if (steps < least) [best, least] = [choice, steps];
  }
  return best;
}

/** ` Did you mean features.sessionTimeout?`, also for a setting within a profile; '' where nothing is near. */
export function didYouMean(key: string): string {
  const profile = /^profiles\.[^.]+\./.exec(key)?.[0] ?? '';
  const near = suggest(key.slice(profile.length), [...SETTINGS.keys(), 'profiles', '$schema']);
  return near ? ` Did you mean ${profile}${near}?` : '';
}
