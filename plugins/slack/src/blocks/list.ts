/** Lists of any length as blocks. Pure. */
import { LONGEST_PIECE, MOST_LINES } from '../limits.js';
import { type Block, bullets, paragraphs, pieces, richText, run, section } from './block.js';

/** A list under a title. A line that is too long for a block goes on in paragraphs under it; empty lines are left out. */
export function list(title: string, lines: readonly string[]): Block[] {
  const blocks: Block[] = paragraphs('', title);
  let open: string[] = [];
  const close = () => {
    if (open.length > 0) blocks.push(richText([bullets(open.map((line) => section([run(line)])))]));
    open = [];
  };
  for (const line of lines) {
    const [first, ...others] = pieces(line);
    if (first === undefined) continue;
    const length = open.reduce((sum, each) => sum + each.length, first.length);
    if (length > LONGEST_PIECE || open.length >= MOST_LINES) close();
    open.push(first);
    if (others.length === 0) continue;
    close();
    blocks.push(...paragraphs(others.join('')));
  }
  close();
  return blocks;
}
