import type { Json } from '@msp/protocol';
import type { Service, ServiceRequest } from '@msp/testing';

/** A tool that takes everything twice, as if a connector sent it again after an answer that was lost: what tests of doubling have to notice. */
export const doubling = (service: Service): Service => ({
  async answer(request) {
    if (/step( |%20)/.test(request.body)) await service.answer(again(request));
    return service.answer(request);
  },
  state: () => service.state?.() ?? null,
});

/** The same by another id, where the one who asks chooses it. */
function again(request: ServiceRequest): ServiceRequest {
  const body = request.body.replace(
    /"id":"([0-9a-f])/g,
    (_, digit: string) => `"id":"${digit === '0' ? '1' : '0'}`,
  );
  return { ...request, body, value: body === request.body ? request.value : (JSON.parse(body) as Json) };
}
