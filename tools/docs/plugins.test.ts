/** The pages about plugins say what the code says, and what they show is what comes out. */
import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { ConfigFile, Delivery, EVENT_TYPES, Mode, MspEvent } from '@msp/protocol';
import { type FaultServer, startFaultServer } from '@msp/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { COMMANDS } from '../../packages/cli/src/commands/table.ts';
import { repositoryFiles } from '../rules/files.ts';
import { msp, parsedLine } from './plugins/command-line.ts';
import { anchorsOf, blocksOf, isExcerpt, pages, read, root, rowsOf } from './plugins/pages.ts';
import { copyExample } from './plugins/project.ts';
import { environmentIn, runSteps } from './plugins/run-steps.ts';
import { noticeBoard, SECRETS, webhook } from './plugins/services.ts';

const blocks = pages.flatMap(blocksOf);
const contract = read('docs/plugins/contract.md');

describe('blocks of code', () => {
  const files = blocks.filter(({ marker }) => marker?.includes('/') && !marker.startsWith('made: '));

  it.each(files)('$page shows $marker', ({ lines, marker }) => {
    expect(isExcerpt(lines, read(marker ?? ''))).toBe(true);
  });

  it('a page that shows something else is noticed', () => {
    expect(isExcerpt(['const a = 1;'], 'const a = 12;\n')).toBe(false);
    expect(isExcerpt(['a', 'c'], 'a\nb\nc')).toBe(false);
  });

  it('each says what it is', () => {
    const known = /^((examples|packages|templates|tools)\/|run: |made: |arrives: |config$)/;
    const code = blocks.filter(({ kind }) => ['ts', 'json', 'console'].includes(kind));
    expect(code.length).toBeGreaterThan(10);
    expect(code.filter(({ marker }) => !known.test(marker ?? ''))).toEqual([]);
  });

  it.each(blocks.filter(({ marker }) => marker === 'config'))('$page shows a configuration', ({ lines }) => {
    ConfigFile.parse(JSON.parse(lines.join('\n')));
  });
});

describe('docs/plugins/write.md, line by line', () => {
  const shown = blocksOf('docs/plugins/write.md');

  /** Runs the console blocks of one example in a project of its own. */
  function run(name: string, variable: string, address: string, server: FaultServer): Promise<string[]> {
    const folder = copyExample(name);
    const env = { ...SECRETS, ...environmentIn(folder), [variable]: server.url };
    const blocks = shown.filter(({ marker }) => marker === `run: ${name}`);
    return runSteps(blocks, folder, env, (line) => line.replaceAll(server.url, address));
  }

  it.each([
    ['hello', 'MSP_HELLO_URL', 'https://hooks.example.com/decisions', webhook],
    ['notice-board', 'MSP_NOTICE_BOARD_URL', 'https://board.example.com', noticeBoard],
  ] as const)('%s', { timeout: 60_000 }, async (name, variable, address, service) => {
    const server = await startFaultServer(service());
    onTestFinished(() => server.close());
    expect(await run(name, variable, address, server)).toEqual([]);
    if (name === 'notice-board')
      expect(server.requests.map(({ path }) => path)).toContain('/notices/n1/replies');
  });

  it('what arrives is what the page says', async () => {
    const server = await startFaultServer(webhook());
    onTestFinished(() => server.close());
    const folder = copyExample('hello');
    const env = {
      HOME: folder,
      XDG_CONFIG_HOME: folder,
      MSP_DELIVERY_BACKGROUND: 'false',
      MSP_HELLO_URL: server.url,
    };
    const lines = [
      'msp plugin trust hello',
      'msp start',
      'msp decide "Rotate refresh tokens on every use"',
      'msp deliver',
    ];
    for (const line of lines) await msp(line, folder, env);
    const arrives = shown.find(({ marker }) => marker === 'arrives: hello')?.lines.join('\n') ?? '';
    expect(server.requests.map(({ body }) => JSON.parse(body))).toEqual([JSON.parse(arrives)]);
  });
});

it.each(
  pages.flatMap((page) =>
    [...read(page).matchAll(/`(msp [^`]+)`|^(msp .*?) *(?:#.*)?$/gm)].map(
      ([, inline, line]) =>
        [page, (inline ?? line ?? '').replace('plugins.<name>…', 'plugins.a.b 1')] as const,
    ),
  ),
)('%s: %s is a command', async (_, line) => {
  // The name alone, where a command is only spoken of.
  if (/^msp \w+$/.test(line)) expect(COMMANDS.map(({ name }) => `msp ${name}`)).toContain(line);
  else await parsedLine(line.replaceAll(/<[^>]+>/g, 'hello'));
});

describe('docs/plugins/contract.md', () => {
  it('has a row for every part of a plugin', () => {
    const [, body = ''] =
      /export interface Plugin<[^{]*\{\n(.*?)^\}/ms.exec(read('packages/protocol/src/plugin/plugin.ts')) ??
      [];
    const parts = [...body.matchAll(/^ {2}(?:readonly )?(\w+)\??[:(]/gm)].map(([, name]) => `\`${name}\``);
    expect(parts.length).toBeGreaterThan(10);
    const rows = rowsOf('docs/plugins/contract.md').map(([first]) => first);
    expect(parts.filter((part) => !rows.includes(part))).toEqual([]);
  });

  it('names every event, and all that is in it', () => {
    const rows = rowsOf('docs/plugins/contract.md');
    for (const { shape } of MspEvent.def.options) {
      const [type = ''] = shape.type.def.values;
      const [, data = ''] = rows.find(([first]) => first === `\`${type}\``) ?? [];
      const named = [...data.matchAll(/`(\w+)`/g)].map(([, name]) => name);
      expect([type, named]).toEqual([type, Object.keys(shape.data.def.shape)]);
    }
    expect(EVENT_TYPES).toHaveLength(MspEvent.def.options.length);
  });

  it.each([
    ['packages/protocol/src/plugin/verdict.ts', /readonly (?:outcome|reason|scope|landed)\??: ('[^;]+');/g],
    ['packages/protocol/src/plugin/manifest.ts', /^ {2}(\w+): /gm],
    [
      'packages/protocol/src/plugin/context.ts',
      /^ {2}readonly (name|settings|secrets|fetch|log|refers|number|request|time|project|session):/gm,
    ],
  ])('names what %s has', (path, pattern) => {
    const words = [...read(path).matchAll(pattern)].flatMap(([, found = '']) => found.match(/[\w-]+/g) ?? []);
    expect(words.length).toBeGreaterThan(4);
    expect(words.filter((word) => !new RegExp(`\`[^\`]*\\b${word}\\b[^\`]*\``).test(contract))).toEqual([]);
  });

  it('names every kind of delivery, and the overview every mode', () => {
    const words = [
      ...Delivery.options.map((each) => [each, contract]),
      ...Mode.options.map((each) => [each, read('docs/plugins/README.md')]),
    ];
    expect(words.filter(([word, text = '']) => !text.includes(`| \`${word}\` |`))).toEqual([]);
  });
});

describe('links', () => {
  const prose = (page: string) => read(page).replace(/^```.*?^```/gms, '');
  const documents = repositoryFiles().filter((path) =>
    /^(docs\/(plugins|decisions)\/|examples\/|plugins\/README|packages\/delivery\/README).*\.md$|^plugins\/README\.md$|^packages\/delivery\/README\.md$/.test(
      path,
    ),
  );
  const links = documents.flatMap((page) =>
    [...prose(page).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)].map(
      ([, target = '', anchor = '']) => [page, target, anchor] as const,
    ),
  );

  it.each(links)('%s → %s#%s', (page, target, anchor) => {
    const path = target === '' ? join(root, page) : resolve(root, dirname(page), target);
    expect(existsSync(path)).toBe(true);
    if (anchor !== '') expect(anchorsOf(relative(root, path))).toContain(anchor);
  });
});
