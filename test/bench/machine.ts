import { availableParallelism, loadavg, totalmem } from 'node:os';
import process from 'node:process';

/** On what a part was measured, in one line that names nobody's machine. */
export function machine(): string {
  const memory = Math.round(totalmem() / 2 ** 30);
  const [load = 0] = loadavg();
  return [
    new Date().toISOString().slice(0, 10),
    `${availableParallelism()} cores`,
    `${memory} GB`,
    `${process.platform} ${process.arch}`,
    `Node ${process.versions.node}`,
    `load ${load.toFixed(1)}`,
  ].join(', ');
}
