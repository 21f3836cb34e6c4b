/**
 * Sets properties at the top of a note. The YAML is read with a real parser, which tells where each value stands; only those
 * bytes are changed, so that comments, order, quotes and line ends stay as they are. What came out is read again and
 * compared before it counts. Pure.
 */
import { isMap, isScalar, type Pair, parseDocument, type YAMLMap } from 'yaml';
import type { Property } from '../document.js';
import { noteOf, partsOf } from './front.js';
import { endingOf } from './lines.js';
import { inlineValue, propertyLines } from './yaml-value.js';

/** The note with its properties, or why they cannot be set. */
export type Edited = { readonly text: string } | { readonly problem: string };

interface Read {
  readonly map: YAMLMap | null;
  readonly values: ReadonlyMap<string, unknown>;
}

/**
 * Makes properties hold; see {@link Property} for when each does.
 *
 * @param isNew the note is made now: properties of a new note are set too
 * @param ending how new lines end
 */
export function applyProperties(
  note: string,
  properties: readonly Property[],
  isNew: boolean,
  ending = endingOf(note),
): Edited {
  if (properties.length === 0) return { text: note };
  const parts = partsOf(note);
  const read = readYaml(parts.yaml);
  if ('problem' in read) return read;
  const foreign = properties.find(
    ({ holds, name, value }) => holds === 'identity' && (read.values.get(name) ?? value) !== value,
  );
  if (foreign)
    return {
      problem: `it is about something else: its property ${foreign.name} says "${read.values.get(foreign.name)}"`,
    };
  const wanted = wantedOf(properties, read.values, isNew);
  if (wanted.length === 0) return { text: note };
  const yaml = wanted.reduce((text, property) => withProperty(text, property, ending), parts.yaml);
  const after = readYaml(yaml);
  if ('problem' in after || !isAsWanted(read.values, after.values, wanted))
    return { problem: 'its properties are written in a way that cannot be changed safely' };
  return {
    text: noteOf({
      ...parts,
      open: parts.open || `---${ending}`,
      yaml,
      close: parts.close || `---${ending}`,
    }),
  };
}

/** Those of the properties that do not hold yet and shall. */
function wantedOf(
  properties: readonly Property[],
  values: ReadonlyMap<string, unknown>,
  isNew: boolean,
): Property[] {
  const isLate = isLater(properties, values);
  return properties.filter((property) => {
    if (property.holds === 'new') return isNew && !values.has(property.name);
    if (isLate && property.holds !== 'identity') return false;
    return !same(values.get(property.name), property.value);
  });
}

/** Does a note tell of something later? Of several properties that tell the order, the first one that differs counts. */
function isLater(properties: readonly Property[], values: ReadonlyMap<string, unknown>): boolean {
  for (const { name, value, holds } of properties) {
    const current = values.get(name);
    if (holds !== 'order' || same(current, value)) continue;
    return typeof current === typeof value && (current as typeof value) > value;
  }
  return false;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What was read lately: each change is read back, and the next one begins with what the last one left. */
const RECENT = new Map<string, Read | { problem: string }>();
const MOST_RECENT = 16;

function readYaml(yaml: string): Read | { problem: string } {
  const known = RECENT.get(yaml);
  if (known) return known;
  const read = parsed(yaml);
  const oldest = RECENT.keys().next().value;
  if (RECENT.size >= MOST_RECENT && oldest !== undefined) RECENT.delete(oldest);
  RECENT.set(yaml, read);
  return read;
}

function parsed(yaml: string): Read | { problem: string } {
  const document = parseDocument(yaml, { logLevel: 'silent' });
  const [error] = document.errors;
  if (error) return { problem: `its properties are not valid YAML: ${error.message.split('\n')[0]}` };
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.value === null))
    return { map: null, values: new Map() };
  if (!isMap(contents)) return { problem: 'its properties are not names with values' };
  try {
    const values: Map<unknown, unknown> = document.toJS({ mapAsMap: true });
    // Maps within are spelled out, so that they can be compared.
    return {
      map: contents,
      values: new Map([...values].map(([name, value]) => [String(name), plain(value)])),
    };
  } catch (error) {
    return { problem: `its properties cannot be read: ${(error as Error).message}` };
  }
}

function plain(value: unknown): unknown {
  if (value instanceof Map) return { map: [...value].map(([name, inner]) => [plain(name), plain(inner)]) };
  return Array.isArray(value) ? value.map(plain) : value;
}

/** YAML with one property set: its value replaced where it stands, or a line added at the end. */
function withProperty(yaml: string, property: Property, ending: string): string {
  const read = readYaml(yaml);
  const map = 'problem' in read ? null : read.map;
  const pair = map?.items.find((item) => isScalar(item.key) && item.key.value === property.name);
  if (pair) return withValue(yaml, pair, inlineValue(property), ending);
  if (map?.flow) {
    const end = (map.range?.[1] ?? yaml.length) - 1;
    const comma = map.items.length > 0 && !/,\s*$/.test(yaml.slice(0, end)) ? ', ' : '';
    return `${yaml.slice(0, end)}${comma}${property.name}: ${inlineValue(property)}${yaml.slice(end)}`;
  }
  const first = map?.items[0]?.key;
  const start = isScalar(first) ? (first.range?.[0] ?? 0) : 0;
  const indent = /[ ]*$/.exec(yaml.slice(0, start))?.[0] ?? '';
  const open = yaml === '' || /[\r\n]$/.test(yaml) ? '' : ending;
  return (
    yaml +
    open +
    propertyLines(property, indent)
      .map((line) => line + ending)
      .join('')
  );
}

function withValue(yaml: string, pair: Pair, value: string, ending: string): string {
  const key = isScalar(pair.key) ? pair.key.range : null;
  const colon = yaml.indexOf(':', key?.[1] ?? 0) + 1;
  const node = pair.value as { range?: [number, number, number] | null; source?: string } | null;
  const [from, to] = node?.range ?? [colon, colon];
  if (from === to) return `${yaml.slice(0, colon)} ${value}${yaml.slice(colon)}`;
  const line = /[\r\n]$/.test(yaml.slice(from, to)) ? ending : '';
  return yaml.slice(0, from) + value + line + yaml.slice(to);
}

/** Does what shall hold hold now, and did nothing else change? */
function isAsWanted(
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
  wanted: readonly Property[],
): boolean {
  const names = new Set(wanted.map(({ name }) => name));
  const added = [...names].filter((name) => !before.has(name)).length;
  return (
    after.size === before.size + added &&
    wanted.every(({ name, value }) => same(after.get(name), value)) &&
    [...before].every(([name, value]) => names.has(name) || same(value, after.get(name)))
  );
}
