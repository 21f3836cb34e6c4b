/** The few shapes of the plugin contract that the configuration needs too. */
import * as z from 'zod/mini';

/** Plain JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** A JSON object. */
export type JsonObject = { readonly [name: string]: Json };

/** The form of a plugin's id. */
export const PLUGIN_ID_FORM = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** How many letters a plugin's id has at most. */
export const LONGEST_PLUGIN_ID = 40;

/** A plugin's id: also its folder, its key in a configuration, its file in the registry. */
export const PluginId = z.string().check(z.regex(PLUGIN_ID_FORM), z.maxLength(LONGEST_PLUGIN_ID));
export type PluginId = z.infer<typeof PluginId>;

/** How what a plugin plans reaches the tool. */
export const Mode = z.enum(['generate', 'mcp', 'integrated']);
export type Mode = z.infer<typeof Mode>;
