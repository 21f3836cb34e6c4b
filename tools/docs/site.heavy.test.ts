/** Builds the site, serves it, and walks through all of it as a browser would find it. */
import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from './plugins/pages.ts';
import { collectSite } from './site/collect.ts';
import { type SiteServer, serveFolder } from './site/serve.ts';
import { addressOf } from './site/sidebar.ts';
import { type Walk, walk } from './site/walk.ts';

const BASE = '/msp/';
let folder: string;
let server: SiteServer;
let walked: Walk;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'msp-site-'));
  const program = join(root, 'node_modules', 'vitepress', 'bin', 'vitepress.js');
  const built = spawnSync(process.execPath, [program, 'build', 'docs', '--base', BASE, '--outDir', folder], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(`${built.stdout}${built.stderr}`).toContain('build complete');
  server = await serveFolder(folder, BASE);
  walked = await walk(server.origin, BASE);
}, 120_000);
afterAll(async () => {
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What a page says, without its markup. */
const wordsOf = (path: string): string =>
  (walked.pages.get(`${BASE}${path}`) ?? '')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>');

describe('the built site', () => {
  it('has no link, script, style or picture that is not there', () => {
    expect(walked.pages.size).toBeGreaterThan(40);
    expect(walked.assets.size).toBeGreaterThan(walked.pages.size);
    expect(walked.missing).toEqual([]);
  });

  it('has no link to a heading that is not there', () => expect(walked.lostAnchors).toEqual([]));

  it('loads nothing from another host', () => {
    // The theme would fetch the icon of a link to a social network; there is no such link.
    expect([...walked.pages.values()].filter((html) => html.includes('VPSocialLink"'))).toEqual([]);
    expect(walked.foreign.filter((each) => !/theme\.[\w-]+\.js → .*simple-icons/.test(each))).toEqual([]);
  });

  it('has every page in the sidebar of every page', () => {
    const pages = [...collectSite(root).pages.keys()].filter((page) => !page.startsWith('source/'));
    const addresses = pages.map((page) => `${BASE}${addressOf(page).slice(1)}`.replace(/([^/])$/, '$1.html'));
    for (const [path, html] of walked.pages) {
      const [sidebar = ''] = /<aside class="VPSidebar.*?<\/aside>/s.exec(html) ?? [];
      const missing = addresses.filter((address) => !sidebar.includes(`href="${address}"`));
      expect([path, missing]).toEqual([path, []]);
    }
  });

  it('has an index to search in, of all pages but the sources', () => {
    const [index = ''] = globSync('assets/chunks/*localSearchIndex*.js', { cwd: folder });
    const text = readFileSync(join(folder, index), 'utf8');
    expect(text).toContain('plugins/contract.html#delivery');
    expect(text).not.toContain('source/examples');
  });

  it('shows what stands in two braces', () => {
    expect(wordsOf('plugins/write.html')).toContain('authorization: Bearer {{secret token}}');
    expect(wordsOf('plugins/write.html')).toContain('/notices/{{link msp-2026-11-21-093042-k3x9}}/replies');
  });

  it('shows what stands in angle brackets', () => {
    expect(wordsOf('plugins/index.html') + wordsOf('plugins/')).toContain('msp plugin trust <name>');
    expect(wordsOf('cli.html')).toContain('Words in <angle brackets>');
  });

  it('shows no comment that is meant for the tests', () => {
    const shown = [...walked.pages.keys()].filter((path) =>
      /<!-- (run: |made: |arrives: |config -->|examples\/|tools\/)/.test(wordsOf(path.slice(BASE.length))),
    );
    expect(shown).toEqual([]);
  });
});
