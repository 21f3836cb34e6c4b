/** Being let in by the registry. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Runs something while npm knows the token in `NPM_TOKEN`. A package's first version needs one; later ones are published with what the
 * workflow itself can prove (trusted publishing), and then there is none. The token is written nowhere: npm reads the variable.
 */
export function withLogin(action: () => void): void {
  if (!process.env.NPM_TOKEN) {
    action();
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'msp-login-'));
  const before = process.env.NPM_CONFIG_USERCONFIG;
  try {
    const shell = process.platform === 'win32';
    const registry = execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8', shell }).trim();
    const file = join(folder, 'npmrc');
    // biome-ignore lint/suspicious/noTemplateCurlyInString: npm, not this program, puts the token in its place.
    const token = '${NPM_TOKEN}';
    const address = registry.replace(/^https?:/, '').replace(/\/?$/, '/');
    writeFileSync(file, `registry=${registry}\n${address}:_authToken=${token}\n`);
    process.env.NPM_CONFIG_USERCONFIG = file;
    action();
  } finally {
    if (before === undefined) delete process.env.NPM_CONFIG_USERCONFIG;
    else process.env.NPM_CONFIG_USERCONFIG = before;
    rmSync(folder, { recursive: true });
  }
}
