import { onTestFinished } from 'vitest';
import { Sandbox } from './run.js';

/** A {@link Sandbox} that is gone after the test that runs. */
export function sandbox(): Sandbox {
  const made = new Sandbox();
  onTestFinished(() => made.remove());
  return made;
}

/** The same with a session under way. */
export function started(...options: string[]): Sandbox {
  const made = sandbox();
  const { code, stderr } = made.msp('start', ...options);
  if (code !== 0) throw new Error(stderr);
  return made;
}
