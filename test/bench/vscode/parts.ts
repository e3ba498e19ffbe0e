import type { Part } from '../part.ts';
import { filter } from './filter.ts';
import { idle } from './idle.ts';
import { members } from './members.ts';
import { memory } from './memory.ts';
import { panel } from './panel.ts';
import { start } from './start.ts';

/** The measurements in VS Code. */
export const vscodeParts: readonly Part[] = [start, panel, filter, members, memory, idle];
