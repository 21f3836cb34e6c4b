import { type FaultServer, type Service, startFaultServer } from '@msp/testing';
import { onTestFinished } from 'vitest';

/**
 * Serves a stand-in on this machine as real HTTP, on a port of its own, until the test that is running has finished. For kits, for the
 * command line, and for whoever else takes an address; `fail` makes it fail.
 *
 * @example const { url, requests } = await serve(checked(createService(), jiraContract()));
 */
export async function serve(service: Service): Promise<FaultServer> {
  const server = await startFaultServer(service);
  onTestFinished(() => server.close());
  return server;
}
