import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Finished, Sandbox } from './process.js';

const PROCESSES = 16;
const UPDATES = 50;

describe(`${PROCESSES} writers at once on one store`, () => {
  let sandbox: Sandbox;
  beforeEach(() => {
    sandbox = new Sandbox();
  });
  afterEach(() => sandbox.remove());

  it(`keep all of ${PROCESSES} × ${UPDATES} updates, each writer's in its order`, async () => {
    expect(sandbox.msp('start').code).toBe(0);
    const failures: Finished[] = [];
    const writer = async (name: number) => {
      for (let number = 0; number < UPDATES; number += 1) {
        const finished = await sandbox.start('update', `writer ${name} update ${number}`).finished;
        if (finished.code !== 0 || /locked|busy/i.test(finished.stderr + finished.stdout))
          failures.push(finished);
      }
    };
    await Promise.all(Array.from({ length: PROCESSES }, (_, name) => writer(name)));
    expect(failures).toEqual([]);

    const texts = sandbox
      .events()
      .filter(({ type }) => type === 'update-recorded')
      .map(({ data }) => String(data.description));
    expect(texts).toHaveLength(PROCESSES * UPDATES);
    for (let name = 0; name < PROCESSES; name += 1) {
      const own = texts.filter((text) => text.startsWith(`writer ${name} `));
      expect(own).toEqual(Array.from({ length: UPDATES }, (_, number) => `writer ${name} update ${number}`));
    }
    expect(sandbox.json('validate').document.problems).toEqual([]);
  }, 120_000);
});
