/** A line that is typed or pasted without being shown: what each key does to it. Pure but for its own state. */

/** Begins and ends what is pasted, on terminals that were asked to tell. */
const PASTE = ['\u001b[200~', '\u001b[201~'] as const;
const ESCAPE = '\u001b';
/** Keys such as arrows come as an escape and a few characters: `ESC [ 1 ; 5 C`, `ESC O P`. What stands behind the escape. */
const SEQUENCE = /^(\[[0-9;?]*[ -/]*[@-~]|O.|[^[O])/;
/** What may still become one. */
const UNFINISHED = /^(\[[0-9;?]*[ -/]*|O)?$/;

/** How the line ended: with what was typed, or because the person would rather not. */
export type HiddenEnd = { readonly text: string } | 'interrupted';

/** Follows what comes from a terminal in raw mode. */
export class HiddenLine {
  #text = '';
  #rest = '';
  #pasting = false;

  /** Takes what came. Returns how the line ended; null while it goes on. */
  feed(input: string): HiddenEnd | null {
    this.#rest += input;
    while (this.#rest !== '') {
      if (this.#rest.startsWith(ESCAPE)) {
        const behind = this.#rest.slice(1);
        if (UNFINISHED.test(behind)) return null;
        this.#sequence(ESCAPE + (SEQUENCE.exec(behind)?.[0] ?? ''));
        continue;
      }
      const key = String.fromCodePoint(this.#rest.codePointAt(0) as number);
      this.#rest = this.#rest.slice(key.length);
      const end = this.#key(key);
      if (end !== null) return end;
    }
    return null;
  }

  #sequence(sequence: string): void {
    this.#rest = this.#rest.slice(sequence.length);
    if (sequence === PASTE[0]) this.#pasting = true;
    else if (sequence === PASTE[1]) this.#pasting = false;
  }

  #key(key: string): HiddenEnd | null {
    if (key === '\u0003') return 'interrupted';
    if (key === '\r' || key === '\n') {
      // A key that is kept in a file has several lines; only typed, the first one ends it.
      if (!this.#pasting) return { text: this.#text };
      this.#text += '\n';
    } else if (key === '\u0004') {
      return this.#text === '' ? 'interrupted' : { text: this.#text };
    } else if (key === '\u007f' || key === '\b') {
      this.#text = [...this.#text].slice(0, -1).join('');
    } else if (key === '\u0015') {
      this.#text = '';
    } else if (key >= ' ' || key === '\t') {
      this.#text += key;
    }
    return null;
  }
}
