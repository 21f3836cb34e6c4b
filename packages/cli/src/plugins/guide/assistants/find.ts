/** Has an assistant a connection to a tool already? */
import type { Environment } from '../../../shell.js';
import { assistantFiles, readAssistantFile } from './configurations.js';
import { type AssistantServer, serversIn } from './servers.js';

/** By what a tool is known. */
export interface KnownTool {
  /** Of its plugin. */
  readonly id: string;
  readonly hosts: readonly string[];
}

/** A connection that an assistant has to a tool. */
export interface AssistantConnection {
  /** As people call the assistant. */
  readonly assistant: string;
  /** What the assistant calls it; safe to show. */
  readonly server: string;
}

/** Every server of every assistant here. Never throws. */
export function assistantServers(root: string, env: Environment): AssistantServer[] {
  return assistantFiles(root, env).flatMap((file) => {
    const text = readAssistantFile(file.path);
    return text === null ? [] : serversIn(text, file, root);
  });
}

/** Other names under which the servers of a tool go. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  jira: ['atlassian'],
  confluence: ['atlassian'],
  calendar: ['gcal'],
};

/** The first one that is for this tool; null where none is. Pure. */
export function connectionTo(
  { id, hosts }: KnownTool,
  servers: readonly AssistantServer[],
): AssistantConnection | null {
  const names = [id, ...(Object.hasOwn(ALSO, id) ? (ALSO[id] ?? []) : [])];
  const domains = [...new Set([...hosts.map(domainOf), ...names.map((name) => `${name}.com`)])];
  const found = servers.find(
    (server) =>
      names.some((name) => name.split('-').every((word) => server.words.has(word))) ||
      server.hosts.some((host) => domains.some((domain) => host === domain || host.endsWith(`.${domain}`))),
  );
  return found ? { assistant: found.assistant, server: found.name } : null;
}

/** @example domainOf('api.linear.app') // 'linear.app' */
const domainOf = (host: string): string => host.replace(/^\*\./, '').split('.').slice(-2).join('.');
