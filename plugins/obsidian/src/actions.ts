/** What can be asked for by name: `msp query obsidian canvas`. Pure. */
import { canvasAction } from './canvas/action.js';

export const actions = { canvas: canvasAction };
