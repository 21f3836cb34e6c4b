/** Packages as npm packs them, made on the fly: real archives that a real package manager installs. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { cardOf, definePlugin, type Manifest, type PluginCard } from '@msp/protocol';

/** A packed package. */
export interface Packed {
  readonly name: string;
  readonly version: string;
  readonly file: Readonly<Record<string, unknown>>;
  /** Null where it was packed without one. */
  readonly card: PluginCard | null;
  readonly archive: Buffer;
  /** `sha512-…` */
  readonly integrity: string;
}

/** How a plugin's package departs from the usual one. */
export interface PackWish {
  readonly name?: string;
  readonly version?: string;
  readonly manifest?: Partial<Manifest>;
  readonly contract?: number;
  /** What stands behind `manifest` in its code, e.g. `hooks: { … }`. */
  readonly parts?: string;
  /** False: the package does not tell what it may reach. */
  readonly card?: boolean;
  /** More fields of its package.json. */
  readonly fields?: Readonly<Record<string, unknown>>;
  /** More files. A name may be anything, also one that no honest package has. */
  readonly files?: Readonly<Record<string, string>>;
}

const MANIFEST: Manifest = {
  id: 'crm',
  name: 'CRM',
  summary: 'Posts decisions to a CRM',
  hosts: ['api.example.com'],
};

/** A plugin without dependencies. */
export function packedPlugin(wish: PackWish = {}): Packed {
  const { name = 'msp-plugin-crm', version = '1.0.0', contract = 1 } = wish;
  const manifest = { ...MANIFEST, ...wish.manifest } as Manifest;
  const card = { ...cardOf(definePlugin({ contract: 1, manifest })), contract };
  const file = {
    ...{ name, version, type: 'module' },
    exports: { '.': './index.js', './plugin.json': './plugin.json', './package.json': './package.json' },
    ...wish.fields,
  };
  const archive = packed({
    'package.json': JSON.stringify(file),
    'index.js': `export default { contract: ${contract}, manifest: ${JSON.stringify(manifest)}, ${wish.parts ?? ''} };\n`,
    ...(wish.card !== false && { 'plugin.json': JSON.stringify(card) }),
    ...wish.files,
  });
  const integrity = `sha512-${createHash('sha512').update(archive).digest('base64')}`;
  return { name, version, file, card: wish.card === false ? null : card, archive, integrity };
}

/** Any package: what plugins ask for beside themselves. */
export function packedPackage(name: string, version: string): Packed {
  const file = { name, version, main: 'index.js' };
  const archive = packed({ 'package.json': JSON.stringify(file), 'index.js': '' });
  const integrity = `sha512-${createHash('sha512').update(archive).digest('base64')}`;
  return { name, version, file, card: null, archive, integrity };
}

const BLOCK = 512;

function packed(files: Readonly<Record<string, string>>): Buffer {
  const parts = Object.entries(files).flatMap(([name, text]) => {
    const content = Buffer.from(text);
    return [
      header(`package/${name}`, content.length),
      content,
      Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK),
    ];
  });
  return gzipSync(Buffer.concat([...parts, Buffer.alloc(2 * BLOCK)]));
}

/** The header of one file in the format ustar. */
function header(name: string, size: number): Buffer {
  const block = Buffer.alloc(BLOCK);
  const octal = (value: number, at: number, length: number) =>
    block.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at, length);
  block.write(name, 0, 100);
  octal(0o644, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(size, 124, 12);
  octal(1_767_225_600, 136, 12);
  block.write('        ', 148, 8);
  block.write('0', 156, 1);
  block.write('ustar\0', 257, 6);
  block.write('00', 263, 2);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 8);
  return block;
}
