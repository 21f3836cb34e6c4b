import { expect, it } from 'vitest';
import { feedBench } from '../testing/feeds.js';

it('does not rely on a judge that knows nothing but operations', async () => {
  const at = await feedBench();
  at.answer = () => ({ status: 404 });
  const judges = [
    () => ({ outcome: 'retry', reason: 'no such thing' }) as const,
    () => {
      throw new Error('an operation was expected');
    },
  ];
  for (const judge of judges)
    expect(await at.sync(at.plugin({ judge }))).toMatchObject([
      { status: 'failed', problem: 'no page: 404 error' },
    ]);
});
