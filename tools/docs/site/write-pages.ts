/** Writes the pages of the site into the folder that it is built of. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Site } from './collect.ts';

/** Makes the folder anew. */
export function writePages({ pages }: Site, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [page, text] of pages) {
    mkdirSync(dirname(join(folder, page)), { recursive: true });
    writeFileSync(join(folder, page), text);
  }
}

/** What Vite calls while it serves the site, as far as it is used here. */
interface Follower {
  readonly name: string;
  configureServer(server: {
    readonly watcher: {
      add(paths: readonly string[]): unknown;
      on(event: 'change', listener: (path: string) => void): unknown;
    };
  }): void;
}

/** While somebody writes (`npm run docs:dev`): what is saved in the repository is seen on the site. */
export function follow({ files }: Site, root: string, folder: string): Follower {
  const pages = new Map([...files].map(([page, file]) => [file, page]));
  return {
    name: 'msp-pages',
    configureServer({ watcher }) {
      watcher.add([...files.values()].map((file) => join(root, file)));
      watcher.on('change', (path) => {
        const page = pages.get(relative(root, path).replaceAll('\\', '/'));
        if (page?.startsWith('source/') !== false) return;
        writeFileSync(join(folder, page), readFileSync(path, 'utf8'));
      });
    },
  };
}
