/** One thing that was looked at. */
export interface Check {
  readonly name: string;
  readonly status: 'ok' | 'warning' | 'error';
  /** What was found. */
  readonly message: string;
  /** What to do about it; null where nothing is to be done. */
  readonly hint: string | null;
  /** The exit code that an error asks for. */
  readonly exitCode: number;
}

export const fine = (name: string, message: string): Check => ({
  name,
  status: 'ok',
  message,
  hint: null,
  exitCode: 0,
});

export const doubtful = (name: string, message: string, hint: string | null = null): Check => ({
  name,
  status: 'warning',
  message,
  hint,
  exitCode: 0,
});

export const wrong = (name: string, message: string, hint: string, exitCode: number): Check => ({
  name,
  status: 'error',
  message,
  hint,
  exitCode,
});
