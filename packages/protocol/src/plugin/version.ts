/** The version of this package: what plugins ask for as a peer. A test keeps it the same as in package.json. */
export const PROTOCOL_VERSION = '1.3.0';
