/** One property that is exchanged for a while. */
export interface Replacement {
  readonly holder: object;
  readonly name: PropertyKey;
  readonly value: unknown;
}

/** Exchanges properties. Returns what puts everything back as it was. */
export function replaceAll(replacements: readonly Replacement[]): () => void {
  const undo: (() => void)[] = [];
  const restore = () => {
    for (const each of undo.splice(0).reverse()) each();
  };
  try {
    for (const { holder, name, value } of replacements) {
      const before = Object.getOwnPropertyDescriptor(holder, name);
      if (before?.configurable === false) continue;
      Object.defineProperty(holder, name, { value, configurable: true, writable: true, enumerable: true });
      undo.push(() => {
        if (before) Object.defineProperty(holder, name, before);
        else Reflect.deleteProperty(holder, name);
      });
    }
  } catch (error) {
    restore();
    throw error;
  }
  return restore;
}

/** Told of everything that a pure part may not do, e.g. `read the clock (Date.now)`. */
export type Report = (deed: string) => void;
