import { expect, it } from 'vitest';
import { knownEnvironment } from './known-environment.js';

const plugin = (name: string, use: string) => ({
  ...{ name, use, enabled: true, mode: 'integrated' as const, settings: {} },
});
const digest = (env: Record<string, string>) =>
  knownEnvironment(
    { plugins: [plugin('graph', 'neo4j'), plugin('my-board', './tools/notice-board.ts')] },
    env,
  );

it('changes with what settings and secrets may come from', () => {
  const before = digest({ NEO4J_PASSWORD: 'one' });
  expect(before).toMatch(/^[0-9a-f]{1,4}$/);
  expect(digest({ NEO4J_PASSWORD: 'two' })).not.toBe(before);
  const others = ['MSP_GRAPH_URI', 'GRAPH_URI', 'MY_BOARD_TOKEN', 'NOTICE_BOARD_URL', 'MSP_PROFILE'];
  for (const name of others) expect(digest({ NEO4J_PASSWORD: 'one', [name]: 'x' })).not.toBe(before);
});

it('does not change with anything else, nor with the order', () => {
  expect(digest({ PATH: '/bin', MSP_SESSION: 'k3x9', MSP_DEBUG: '1' })).toBe('');
  expect(digest({ NEO4J_A: '1', NEO4J_B: '2' })).toBe(digest({ NEO4J_B: '2', NEO4J_A: '1' }));
});
