/** The environment of a package manager: nothing that it fetches can have a program run, whichever it is and however old. */
import { join } from 'node:path';
import type { Environment } from '../../shell.js';

/**
 * What the package manager that started this process told it is not meant for the one that this process starts. What keeps code from
 * running is not for anybody else to say, in whatever case a name is written.
 */
const FOREIGN =
  /^(npm_(lifecycle_|package_|command$|execpath$|node_execpath$|config_(local[-_]prefix|prefix|global|location|workspaces?|include[-_]workspace[-_]root|package[-_]lock|save|save[-_].*|dry[-_]run|omit|include|ignore[-_]scripts|allow[-_]git|git|json|call|argv)$)|yarn_ignore_path$)/i;

/** A path that nothing can stand at: it is below a file. */
const NO_PROGRAM = join(process.execPath, 'git');

/** Pure. */
export function environmentFor(env: Environment): Record<string, string> {
  const kept = Object.entries(env).flatMap(([name, value]) =>
    value === undefined || FOREIGN.test(name) ? [] : [[name, value] as const],
  );
  return {
    ...Object.fromEntries(kept),
    NO_COLOR: '1',
    FORCE_COLOR: '0',
    npm_config_ignore_scripts: 'true',
    npm_config_update_notifier: 'false',
    // npm prepares what it gets from git, by the rules of an .npmrc that is in there. Older ones do not know the first of these.
    npm_config_allow_git: 'none',
    npm_config_git: NO_PROGRAM,
    // Whoever else starts git: it refuses every way to a repository, since no way is called so.
    GIT_ALLOW_PROTOCOL: 'none',
    // A project's .yarnrc can name another program to be run in place of yarn.
    YARN_IGNORE_PATH: '1',
    // By themselves they try for more than a minute.
    npm_config_fetch_retries: env.npm_config_fetch_retries ?? '1',
    npm_config_fetch_retry_mintimeout: env.npm_config_fetch_retry_mintimeout ?? '1000',
    // Where pnpm would ask, nobody could answer.
    CI: 'true',
  };
}
