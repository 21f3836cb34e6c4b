import { describe, expect, it } from 'vitest';
import type { Bump } from './changesets.ts';
import { root } from './run-command.ts';
import { sampleRelease } from './sample-release.ts';
import { publicPackages } from './workspace.ts';

const packages = publicPackages(root).map(({ manifest }) => manifest);
const named = (name: string) => {
  const found = packages.find((each) => each.name === name);
  if (!found) throw new Error(`there is no package ${name}`);
  return found;
};
/** The smallest change that a range with `^` does not take. */
const beyond = (name: string): Bump => (named(name).version.startsWith('0.') ? 'minor' : 'major');
const needs = (name: string) => packages.filter(({ dependencies = {} }) => Object.hasOwn(dependencies, name));
const hasPeer = (name: string) =>
  packages.filter(({ peerDependencies = {} }) => Object.hasOwn(peerDependencies, name));
const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name).sort();

describe('a release', () => {
  it('gives every package a version of its own', () => {
    const { versions } = sampleRelease({ '@msp/plugin-obsidian': 'minor' }, { '@msp/core': 'patch' });
    expect(Object.keys(versions).sort()).toEqual(['@msp/core', '@msp/plugin-obsidian']);
  });

  it.each(['patch', 'minor'] as const)('with a %s of the protocol releases nothing else', (bump) => {
    const { versions, changelog } = sampleRelease({ '@msp/protocol': bump });
    expect(hasPeer('@msp/protocol').length).toBeGreaterThan(3);
    expect(Object.keys(versions)).toEqual(['@msp/protocol']);
    expect(changelog('@msp/protocol')).toContain('- Change 0.');
  });

  it('with a major of the protocol raises the range of everybody whose peer it is', () => {
    const { versions, manifest, changelog } = sampleRelease({ '@msp/protocol': 'major' });
    const version = versions['@msp/protocol'] ?? '';
    for (const { name } of hasPeer('@msp/protocol')) {
      expect(manifest(name).peerDependencies?.['@msp/protocol'], name).toBe(`^${version}`);
      expect(changelog(name), name).toContain(`Works with @msp/protocol ${version}`);
    }
    expect(names(hasPeer('@msp/protocol')).filter((name) => !Object.hasOwn(versions, name))).toEqual([]);
  });

  it('with a change of core within the ranges of others releases none of them', () => {
    expect(names(needs('@msp/core'))).toContain('@msp/testing');
    const { versions } = sampleRelease({ '@msp/core': 'patch' });
    expect(Object.keys(versions)).toEqual(['@msp/core']);
  });

  it('with a change of core beyond their ranges releases who needs it at run time, and says what for', () => {
    const { versions, changelog, manifest } = sampleRelease({ '@msp/core': beyond('@msp/core') });
    const core = versions['@msp/core'] ?? '';
    expect(Object.keys(versions).sort()).toEqual(['@msp/core', ...names(needs('@msp/core'))].sort());
    for (const { name } of needs('@msp/core')) {
      expect(manifest(name).dependencies?.['@msp/core']).toBe(`^${core}`);
      expect(changelog(name)).toContain(
        `- Works with @msp/core ${core}, and no longer with those before it.`,
      );
    }
  });

  it('leaves out whom a change does not concern', () => {
    const { versions } = sampleRelease({ '@msp/core': 'patch', '@msp/cli': 'none' });
    expect(Object.keys(versions)).toEqual(['@msp/core']);
  });

  it('of nobody is empty, and none speaks of updated dependencies', () => {
    const everybody = Object.fromEntries(packages.map(({ name }) => [name, 'patch' as const]));
    const { versions, changelog } = sampleRelease(everybody, { '@msp/protocol': 'minor' });
    expect(Object.keys(versions).sort()).toEqual(names(packages));
    for (const { name } of packages) {
      const newest = changelog(name).split(/^## /m)[1];
      const expected =
        name === '@msp/protocol' ? /Minor Changes[^#]*Change 1[^#]*#/ : /^[^#]*#+ Patch Changes[^#]*$/;
      expect(newest, name).toMatch(expected);
      expect(newest, name).toContain('- Change 0.');
      expect(newest, name).not.toMatch(/updated dependencies|Works with|No changes/i);
    }
  });
});
