import { fstatSync, statSync } from 'node:fs';

/**
 * Is this descriptor a terminal?
 *
 * Asks the file system first: a pipe, a file or /dev/null is none, and to load `node:tty` takes a tenth of the time of
 * a short command.
 */
export function isTerminal(descriptor: number): boolean {
  try {
    const status = fstatSync(descriptor);
    if (!status.isCharacterDevice() || status.rdev === nullDevice()) return false;
  } catch {
    return false;
  }
  return process.getBuiltinModule('node:tty').isatty(descriptor);
}

/** What /dev/null is known by; null where there is none. */
const nullDevice = () => statSync('/dev/null', { throwIfNoEntry: false })?.rdev ?? null;

/** How many columns a text may take: those of the terminal, else of COLUMNS, else 80. */
export function columnsOf(
  descriptor: number,
  environment: Readonly<Record<string, string | undefined>>,
): number {
  if (isTerminal(descriptor)) {
    const { columns } = descriptor === 2 ? process.stderr : process.stdout;
    // A terminal that does not know its width says 0.
    if (columns > 0) return Math.max(20, columns);
  }
  const wished = Number(environment.COLUMNS);
  return Number.isInteger(wished) && wished >= 20 ? wished : 80;
}
