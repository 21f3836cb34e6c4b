/** The small shapes that entries are made of. All are bounded: what is read here was written by strangers. */
import { displayText } from '@msp/protocol';
import * as z from 'zod/mini';

/** The version of a package, as npm writes it. */
const VERSION = String.raw`\d+\.\d+\.\d+(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?(\+[0-9A-Za-z.-]+)?`;

const matching = (pattern: RegExp, longest: number) =>
  z.string().check(z.maxLength(longest), z.regex(pattern));

/** Words on one line: no control character, no escape sequence, nothing that hides or turns the text around it. */
export const plainLine = (longest: number) =>
  z.string().check(
    z.minLength(1),
    z.maxLength(longest),
    z.refine((text) => displayText(text) === text && text.trim() === text),
  );

/** The name of an npm package, with its scope. No path can be written so. */
export const PackageName = matching(/^(@[a-z0-9]+([._-][a-z0-9]+)*\/)?[a-z0-9]+([._-][a-z0-9]+)*$/, 214);

/** A word in small letters: a category, a capability, the type of an event. */
export const Word = matching(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 40);

/** A host, or `*.` and a name for everything below that: what a manifest may say, with a limit. */
export const Host = matching(/^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*$/, 253);

/** The name of a setting, with dots into groups. No path can be written so. */
export const SettingName = matching(/^[A-Za-z][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)*$/, 100);

/** The name of a secret, as a manifest may have it. */
export const SecretName = matching(/^[a-z][A-Za-z0-9]{0,39}$/, 40);

/** The name of a variable of the environment. */
export const VariableName = matching(/^[A-Za-z_][A-Za-z0-9_]*$/, 100);

/** An https address without user, password and port. */
export const WebAddress = matching(/^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+(\/[!-~]*)?$/, 300);

/** The version of a package, exact. */
export const Version = matching(new RegExp(`^${VERSION}$`), 100);

/** A range of versions, such as `^1.1.0`. */
export const VersionRange = matching(/^[0-9A-Za-z^~<>=|*+. -]+$/, 100);

/** What certified: the kit and its version. */
export const Kit = matching(new RegExp(`^@msp/testing@${VERSION}$`), 100);

/** What npm calls the integrity of an archive. */
export const Integrity = matching(/^sha512-[A-Za-z0-9+/]{86}==$/, 95);

/** Up to a hundred different ones. */
export const listOf = <T extends z.ZodMiniType<string>>(item: T) =>
  z.array(item).check(
    z.maxLength(100),
    z.refine((list) => new Set(list).size === list.length),
  );
