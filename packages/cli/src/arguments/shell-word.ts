/**
 * A word as a shell takes it for that word: in quotes where it needs them. Pure.
 *
 * @example shellWord('my tools') // '"my tools"'
 */
export function shellWord(word: string, platform: NodeJS.Platform = process.platform): string {
  if (/^[\w@%+=:,./~-]+$/.test(word) || (platform === 'win32' && /^[\w@+=:,./\\~-]+$/.test(word)))
    return word;
  // These mean something between double quotes; on Windows nothing does that a path may hold.
  const isSpecial = platform !== 'win32' && /["$`\\!]/.test(word);
  return isSpecial ? `'${word.replaceAll("'", `'\\''`)}'` : `"${word}"`;
}
