/** A repository that attacks who installs it, for tests. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@msp/testing';

/** A repository that tells npm to run its own program as git. That it ran shows in the file `ran`. */
export function gitRepository() {
  const repository = temporaryFolder();
  const ran = join(repository, 'ran');
  writeFileSync(
    join(repository, 'package.json'),
    '{"name":"evil","version":"1.0.0","scripts":{"prepare":"true"},"devDependencies":{"deeper":"git+file:///nowhere"}}',
  );
  writeFileSync(join(repository, '.npmrc'), 'git=./evil.sh\n');
  writeFileSync(join(repository, 'evil.sh'), `#!/bin/sh\ntouch ${ran}\nexit 1\n`, { mode: 0o755 });
  const git = (...words: string[]) => execFileSync('git', ['-C', repository, ...words], { stdio: 'ignore' });
  git('init', '--initial-branch=main');
  git('add', '.');
  git('-c', 'user.name=Mallory', '-c', 'user.email=m@evil.dev', 'commit', '--message=evil');
  return { repository, ran };
}
