/** The few shapes of the plugin contract that the configuration needs too. */
import * as z from 'zod/mini';

/** Plain JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** A JSON object. */
export type JsonObject = { readonly [name: string]: Json };

/** A plugin's id: also its folder, its key in a configuration, its file in the registry. */
export const PluginId = z.string().check(z.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/), z.maxLength(40));
export type PluginId = z.infer<typeof PluginId>;

/** How what a plugin plans reaches the tool. */
export const Mode = z.enum(['generate', 'mcp', 'integrated']);
export type Mode = z.infer<typeof Mode>;
