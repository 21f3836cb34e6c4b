/** What has been published to a Verdaccio. */
import { globSync } from 'node:fs';
import { LOCAL_PACKAGES } from '../verdaccio/configuration.ts';

/** Archives of our packages and of plugins, not what came through from elsewhere. @example ['@msp/cli/cli-0.3.0.tgz'] */
export const publishedArchives = (storage: string): string[] =>
  globSync(
    LOCAL_PACKAGES.map((pattern) => `${pattern}/*.tgz`),
    { cwd: storage },
  )
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
