import { MspError } from '@msp/protocol';

/** @param key e.g. `neo4j.password` @param outcome as a sentence without its full stop, e.g. `Nothing was written` */
export const secretInConfiguration = (key: string, outcome: string, hint: string): MspError =>
  new MspError('MSP009', {
    message: `${key} is a secret, and a configuration file is no place for one. ${outcome}.`,
    hint,
  });
