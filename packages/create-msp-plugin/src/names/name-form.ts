/** The form of a plugin's id, as the contract of plugins has it. */
export const PLUGIN_NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** How long an id may be. */
export const MOST_LETTERS = 40;
