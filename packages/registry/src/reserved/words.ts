/** Words that mean something else where the name of a plugin will stand. Data. */

/** Words of a text, whatever space is between them. */
export const wordsOf = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Settings of MSP, and what follows `MSP_` in the names of its environment variables. */
export const SETTINGS = wordsOf(`
  config context
  debug default delivery detection
  enabled
  features
  git
  heavy home
  mode
  no
  plugin plugins profile profiles project
  registries registry
  schema secret secrets session state store
  use user
`);

/** Answers and wild cards of command lines, and `msp plugin` itself. */
export const COMMANDS = wordsOf(`
  add all any
  create
  help
  info
  list
  none
  remove
  search
  test trust
  update
  version
`);

/** Every object of JavaScript has these, so that nothing can be kept under them. */
export const PROPERTIES = wordsOf('constructor prototype');

/** Names that npm keeps for itself. */
export const KEPT_BY_NPM = wordsOf('favicon.ico node_modules');

/** They cannot name anything in code. */
export const LANGUAGE = wordsOf(`
  arguments await
  break
  case catch class const continue
  debugger default delete do
  else enum eval export extends
  false finally for function
  if implements import in instanceof interface
  let
  new null
  package private protected public
  return
  static super switch
  this throw true try typeof
  undefined
  var void
  while with
  yield
`);

/** The modules of Node.js that a name of the right form can be taken for. A test holds this against the Node.js that runs it. */
export const NODE_MODULES = wordsOf(`
  assert
  buffer
  cluster console constants crypto
  dgram dns domain
  events
  fs
  http http2 https
  inspector
  module
  net
  os
  path process punycode
  querystring
  readline repl
  stream sys
  timers tls tty
  url util
  v8 vm
  wasi
  zlib
`);
