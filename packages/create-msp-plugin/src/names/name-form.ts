/** The form of a plugin's id: `PLUGIN_ID_FORM` of the protocol, without its schemas, which would come with it. */
export const PLUGIN_NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** How many letters an id has at most: `LONGEST_PLUGIN_ID` of the protocol. */
export const MOST_LETTERS = 40;
