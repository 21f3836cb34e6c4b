/** The configuration: its layers, its files, its single settings. */
export { getSetting, type SettingChange, setSetting, unsetSetting, validateConfigFile } from './change.js';
export type { SourceName } from './layers.js';
export { type ConfigRequest, type LoadedConfig, loadConfig, type SettingSource } from './load.js';
export { type ConfigFiles, type Environment, userConfigFile } from './places.js';
export type { ConfigProblem } from './problems.js';
export { variableOf } from './settings.js';
export { distance } from './suggest.js';
