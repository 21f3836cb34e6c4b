import { dirname, join } from 'node:path';
import type { Options } from 'tsup';
import { readTemplate } from '../src/template/read.ts';

/** For esbuild: whoever bundles this package takes the template along, so that it is there where no workspace is. */
export const templateAsData: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'template-as-data',
  setup(build) {
    build.onLoad({ filter: /[\\/]create-msp-plugin[\\/]src[\\/]template[\\/]data\.ts$/ }, ({ path }) => ({
      contents: `export const template = ${JSON.stringify(readTemplate(join(dirname(path), '..', '..', '..', '..')))};`,
      loader: 'js',
    }));
  },
};
