/** Folders as older versions left them, for tests. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A home folder with `.msp-lite`, and a project with `.msp` of the other two layouts.
 * The samples are kept under other names: git would leave out what is called `.msp`.
 */
export function samples(): { home: string; shop: string; remove: () => void } {
  const base = mkdtempSync(join(tmpdir(), 'msp-legacy-'));
  const remove = () => rmSync(base, { recursive: true, force: true });
  const [home, shop] = [join(base, 'home'), join(base, 'shop')];
  for (const [name, target] of [
    ['lite', join(home, '.msp-lite')],
    ['state', join(shop, '.msp')],
    ['flat', join(shop, '.msp')],
  ] as const) {
    cpSync(join(import.meta.dirname, 'fixtures', name), target, { recursive: true });
  }
  return { home, shop, remove };
}
