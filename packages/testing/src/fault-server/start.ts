import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Fault, FaultServer, Strike } from './fault.js';
import { readRequest } from './read-request.js';
import type { ReceivedRequest, Service, ServiceRequest } from './request.js';
import { respond, respondEndlessly, respondHalf } from './respond.js';

interface Planned {
  readonly fault: Fault;
  readonly when: (request: ServiceRequest) => boolean;
  left: number;
}

/** Did the service carry it out before the fault struck? */
const lands = (fault: Fault): boolean =>
  fault.kind === 'truncated' || fault.kind === 'endless' || ('when' in fault && fault.when === 'after');

/**
 * Starts a real HTTP server on this machine that stands in for a tool and fails as it is told. Close it when you are done.
 *
 * @example
 * const server = await startFaultServer({ answer: () => ({ status: 201, body: { id: '7' } }) });
 * server.fail({ kind: 'answer', status: 429, headers: { 'retry-after': '7' } }, { times: 1 });
 */
export async function startFaultServer(service: Service = { answer: () => ({}) }): Promise<FaultServer> {
  const requests: ReceivedRequest[] = [];
  let faults: Planned[] = [];
  let taken = 0;

  const serve = async (request: ServiceRequest, response: ServerResponse): Promise<void> => {
    const planned = faults.find(({ left, when }) => left > 0 && when(request));
    if (planned) planned.left -= 1;
    const fault = planned?.fault;
    const landed = !fault || lands(fault);
    requests.push({ ...request, landed });
    const answer = landed ? await service.answer(request) : {};
    switch (fault?.kind) {
      case undefined:
        return respond(response, answer);
      case 'answer':
        return respond(response, fault);
      case 'reset':
        response.socket?.resetAndDestroy();
        return;
      case 'hang':
        return;
      case 'truncated':
        return respondHalf(response, answer, fault.connection);
      case 'endless':
        taken = Math.max(taken, await respondEndlessly(response, fault.bytes));
    }
  };

  const server = createServer(async (message, response) => {
    const request = await readRequest(message, url);
    if (!request) return;
    await serve(request, response).catch((error: unknown) =>
      respond(response, { status: 500, body: `The stand-in for the service failed: ${String(error)}` }),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    requests,
    get taken() {
      return taken;
    },
    fail(fault: Fault, { times = Number.POSITIVE_INFINITY, when = () => true }: Strike = {}) {
      faults = [{ fault, when, left: times }, ...faults];
    },
    heal() {
      faults = [];
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
