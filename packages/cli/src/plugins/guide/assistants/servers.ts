/** The MCP servers that the configuration of an assistant names. Pure. What stands in it is anybody's. */
import { label } from '../../../output/layout.js';
import type { AssistantFile } from './configurations.js';

/** A server, and by what it can be told which tool it is for. Only the name may be shown. */
export interface AssistantServer {
  readonly assistant: string;
  /** Safe to show. */
  readonly name: string;
  /** Words of its name and of its package. */
  readonly words: ReadonlySet<string>;
  /** Hosts of its addresses. */
  readonly hosts: readonly string[];
}

/** More than anybody has. */
const MOST = 200;
const LONGEST = 500;

/** Those that a text names for everybody, and for the project at `root`; none where it cannot be read. Never throws. */
export function serversIn(
  text: string,
  { assistant, form }: Pick<AssistantFile, 'assistant' | 'form'>,
  root = '',
): AssistantServer[] {
  const found = form === 'toml' ? tomlServers(text) : jsonServers(text, root);
  return found.slice(0, MOST).map(([name, texts]) => serverOf(assistant, name, texts));
}

type Found = [name: string, texts: readonly string[]];

function jsonServers(text: string, root: string): Found[] {
  const document = parsed(text);
  // One keeps servers for each folder, too: those of other projects are not ours.
  const here = member(member(document, 'projects'), root);
  const groups = [member(here, 'mcpServers'), member(document, 'mcpServers'), member(document, 'servers')];
  return groups.flatMap((group) =>
    isObject(group) ? Object.entries(group).map(([name, server]): Found => [name, textsOf(server)]) : [],
  );
}

function textsOf(server: unknown): string[] {
  const list = member(server, 'args');
  const all = [
    member(server, 'command'),
    member(server, 'url'),
    ...(Array.isArray(list) ? list.slice(0, 50) : []),
  ];
  return all.filter((each) => typeof each === 'string');
}

/** Comments and commas too many are let pass: some assistants do. */
function parsed(text: string): unknown {
  for (const form of [(as: string) => as, relaxed]) {
    try {
      return JSON.parse(form(text));
    } catch {
      // The next form may be readable.
    }
  }
  return null;
}

/** What is not closed goes to the end: nothing is looked at twice. */
const relaxed = (text: string): string =>
  text
    .replace(/"(?:[^"\\\n]+|\\.)*"?|\/\/[^\n]*|\/\*.*?(?:\*\/|$)/gs, (part) =>
      part.startsWith('"') ? part : ' ',
    )
    .replace(/"(?:[^"\\\n]+|\\.)*"?|,(?=\s*[}\]])/g, (part) => (part === ',' ? '' : part));

/** Only what is simple: a table for each server, with texts in it. */
function tomlServers(text: string): Found[] {
  const found: Found[] = [];
  let texts: string[] | null = null;
  for (const line of text.split('\n')) {
    const [, table] = /^\s*\[([^[\]]{1,300})\]\s*$/.exec(line.slice(0, 400)) ?? [];
    if (table !== undefined) {
      const [, name] =
        /^mcp_servers\.(?:"([^"]+)"|([\w-]+))$/.exec(table.trim())?.filter((each) => each !== undefined) ??
        [];
      texts = name === undefined ? null : [];
      if (name !== undefined && texts) found.push([name, texts]);
    } else if (texts && /^\s*(command|url|args)\s*=/.test(line)) {
      const values = line.slice(0, 5000).matchAll(/"([^"\\]{1,500})"|'([^']{1,500})'/g);
      texts.push(...[...values].slice(0, 50).map(([, one, other]) => one ?? other ?? ''));
    }
  }
  return found;
}

function serverOf(assistant: string, name: string, texts: readonly string[]): AssistantServer {
  const short = texts.map((each) => each.slice(0, LONGEST));
  const hosts = short.flatMap((each) => {
    const url = /^https?:\/\//i.test(each) && URL.canParse(each) ? new URL(each) : null;
    return url ? [url.hostname] : [];
  });
  // A path has words of folders in it, and an option may hold anything.
  const packages = short.filter((each) => /^@?[\w][\w.-]*(\/[\w.-]+)*(@[\w.-]+|:[\w.-]+)?$/.test(each));
  const words = [name.slice(0, LONGEST), ...packages].flatMap((each) =>
    each.toLowerCase().split(/[^a-z0-9]+/),
  );
  return { assistant, name: label(name, 40).trim() || 'without a name', words: new Set(words), hosts };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const member = (value: unknown, name: string): unknown =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
