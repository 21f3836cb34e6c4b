/** The parts of the contract of plugins, typed with the settings and secrets of this one. */
import type { HookContext, Plugin, PureContext, RequestContext } from '@msp/protocol';
import type { manifest } from './manifest.js';
import type { Settings } from './settings.js';

export type Secret = keyof typeof manifest.secrets;

/** @example Parts['judge'] */
export type Parts = Required<Plugin<Settings, Secret>>;

/** What every pure part may use. */
export type Context = PureContext<Settings, Secret>;
/** What a hook may use. */
export type Hooking = HookContext<Settings, Secret>;
/** What an action, a question or the export may use. */
export type Requesting = RequestContext<Settings, Secret>;
