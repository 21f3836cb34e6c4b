import { join } from 'node:path';
import { readTemplate } from './read.js';
import type { Template } from './template.js';

/** The template. What is built holds it as data (build/template-as-data.ts); sources read it where it lies. */
export const template: Template = readTemplate(join(import.meta.dirname, '..', '..', '..', '..'));
