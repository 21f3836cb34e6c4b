/** `@msp/registry`: the plugins that can be found by name. */
export {};
