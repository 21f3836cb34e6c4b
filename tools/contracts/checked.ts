/** A stand-in for a tool under the eyes of the tool's own contract. */
import type { Service, ServiceAnswer, ServiceRequest } from '@msp/testing';
import type { Contract } from './contract.ts';

/** What else is looked at. */
export interface CheckedOptions {
  /** Rules that the contract does not tell, as sentences without a full stop. */
  readonly extra?: (request: ServiceRequest, answer: ServiceAnswer) => readonly string[];
  /** Requests that another contract speaks of: they go to the stand-in and are not looked at. */
  readonly outside?: (request: ServiceRequest) => boolean;
  /** What is never shown, beside what the header `authorization` says. */
  readonly secrets?: readonly string[];
}

/** A stand-in, and what was found about it and whoever asked it. */
export interface CheckedService extends Service {
  /** Everything that the contract does not allow, each once: the operation, where, and what stands there. */
  violations(): string[];
  /** The operations that were asked with success, as the contract calls them, each once, sorted. */
  covered(): string[];
}

/**
 * Verifies every request that comes to a stand-in, and every reply that it gives.
 *
 * @example
 * const service = checked(createService(), githubContract());
 * await play(plugin, { service, settings });
 * expect(service.violations()).toEqual([]);
 */
export function checked(service: Service, contract: Contract, options: CheckedOptions = {}): CheckedService {
  const violations = new Set<string>();
  const covered = new Set<string>();
  return {
    async answer(request) {
      if (options.outside?.(request)) return service.answer(request);
      const looked = contract.look(request);
      const answer = await service.answer(request);
      const problems = [
        ...looked.problems,
        ...looked.judge(answer),
        ...(options.extra?.(request, answer) ?? []),
      ];
      const named = looked.operations.length > 0 ? ` (${looked.operations.join(', ')})` : '';
      for (const problem of problems)
        violations.add(hidden(`${request.method} ${request.path}${named}: ${problem}`, request, options));
      if (looked.took?.(answer) ?? (answer.status ?? 200) < 400)
        for (const operation of looked.operations) covered.add(operation);
      return answer;
    },
    ...(service.state && { state: () => service.state?.() }),
    violations: () => [...violations],
    covered: () => [...covered].sort(),
  };
}

/** Without what proves who asks, wherever it stands. */
function hidden(text: string, { headers }: ServiceRequest, { secrets = [] }: CheckedOptions): string {
  const proof = (headers.authorization ?? '').split(' ').filter((word) => word.length >= 8);
  let shown = text;
  for (const secret of [...proof, ...secrets])
    if (secret !== '') shown = shown.replaceAll(secret, '[secret]');
  return shown;
}
