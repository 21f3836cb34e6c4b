/** The registry of this project, as data. */
import compiled from '../registry.json' with { type: 'json' };
import type { RegistryDocument } from './entry.js';

/** Every plugin of our registry, by id. Made of `plugins/<id>.json`; a test sees to it that it is valid. */
export const REGISTRY: RegistryDocument = compiled as RegistryDocument;
