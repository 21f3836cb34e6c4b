/** In and out: exports, the readable copy, older layouts. */
export { ARCHIVE_FOLDER, archivePath, writeArchive } from './archive.js';
export { exportEvents } from './export.js';
export type { ImportResult } from './import-document.js';
export { importDocument, importPath } from './import-path.js';
export { type DetectedLayout, detectLayouts } from './legacy/detect.js';
export type { LegacyLayout } from './legacy/session.js';
export { renderSessionMarkdown } from './markdown.js';
