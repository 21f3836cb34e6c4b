/** The parts of the contract of plugins, typed with the settings and secrets of this one. */
import type { FeedContext, HookContext, Plugin, RequestContext } from '@msp/protocol';
import type { manifest } from './manifest.js';
import type { Settings } from './settings.js';

export type Secret = keyof typeof manifest.secrets;

/** @example Parts['judge'] */
export type Parts = Required<Plugin<Settings, Secret>>;

/** What a hook, a feed, and an action or a question may use. */
export type InHook = HookContext<Settings, Secret>;
export type InFeed = FeedContext<Settings, Secret>;
export type InRequest = RequestContext<Settings, Secret>;
