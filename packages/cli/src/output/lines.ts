import { displayText } from '@msp/protocol';

/** A text of several lines, each made safe for a terminal. */
export function displayLines(text: string): string[] {
  return text.split('\n').map((line) => displayText(line));
}
