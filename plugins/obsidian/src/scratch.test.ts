import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);
import { createSamples, LONG, temporaryFolder } from '@msp/testing';
import { it } from 'vitest';
import { Rehearsal } from './testing/rehearsal.js';
import { escapeText } from './words/escape.js';
import { applyChanges } from './text/apply.js';
import { linesOf } from './text/lines.js';
it('perf', async () => {
  const r = new Rehearsal(temporaryFolder());
  const s = createSamples();
  const ops = [];
  let t = performance.now();
  const lap = (w: string) => { require('node:fs').writeSync(2, w + ' ' + Math.round(performance.now() - t) + '\n'); t = performance.now(); };
  for (let i = 0; i < 3000; i++) ops.push(...r.plan(s.event('update-recorded')));
  lap('plan 3000');
  await r.deliver(ops.slice(0, 200)); lap('first 200 ops');
  await r.deliver(ops); lap('6000 ops batch 100');
  await r.deliver(ops.slice(-20), 1); lap('20 single (replays)');
  await r.deliver(r.plan(s.event('note-taken')), 1); lap('1 event new');
  await r.deliver(r.export('msp-2026-01-05-090000-smpl')); lap('export 3000');
  for (const [n, x] of Object.entries(LONG)) { escapeText(x); lap('escape ' + n); }
  for (const x of ['`'.repeat(1e6), '# '.repeat(5e5), '%%'.repeat(5e5), ' '.repeat(1e6)+'x', '> '.repeat(5e5), '- '.repeat(5e5), '<'.repeat(1e6), '---\r\n'+'a\r\n'.repeat(2e5), '#'.repeat(1e6), '# x' + ' #'.repeat(1e5)+'x', 'http://'+'a.'.repeat(5e5), '<a'+' a'.repeat(3e5), 'x ^'+'a'.repeat(1e6)+'!', '* '.repeat(3e5)+'x', '_'.repeat(1e6)]) {
    applyChanges(x, [{ path: 'a.md', create: '', properties: [{name:'a',type:'text',value:'b',holds:'always'}], blocks: [{ id: 'upd-1', heading: 'U', form: 'item', text: 'x' }] }]);
    lap('apply ' + JSON.stringify(x.slice(0, 12)));
    escapeText(x); lap('  escape');
  }
  void linesOf;
}, 600000);
