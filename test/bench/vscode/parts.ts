import type { Part } from '../part.ts';
import { codeHelp } from './codeHelp.ts';
import { filter } from './filter.ts';
import { idle } from './idle.ts';
import { largeGroup } from './largeGroup.ts';
import { matrix } from './matrix.ts';
import { memory } from './memory.ts';
import { panel } from './panel.ts';
import { requests } from './requests.ts';
import { start } from './start.ts';
import { uses } from './uses.ts';

/** The measurements in VS Code. */
export const vscodeParts: readonly Part[] = [
  start,
  panel,
  matrix,
  filter,
  largeGroup,
  memory,
  requests,
  idle,
  codeHelp,
  uses,
];
