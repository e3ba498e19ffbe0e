import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const watchdog = `
exports.start = () => {};
exports.exit = (code) => process.exit(code);
`;

/**
 * The installation leaves out two native modules, since building them takes a compiler. One writes
 * VS Code's log files, which output channels are read from; the other watches for the death of the
 * parent process, which `processes.ts` sees to.
 */
export const standIns = {
  '@vscode/spdlog/index.js': `
const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');

const levels = ['trace', 'debug', 'info', 'warning', 'error', 'critical', 'off'];
let commonLevel = 2;

class Logger {
  constructor(_type, _name, file) {
    this.file = file;
    this.level = commonLevel;
    this.plain = false;
    mkdirSync(dirname(file), { recursive: true });
    appendFileSync(file, '');
  }
  write(level, message) {
    if (level < this.level) return;
    const time = new Date().toISOString().replace('T', ' ').replace('Z', '');
    appendFileSync(this.file, this.plain ? message : time + ' [' + levels[level] + '] ' + message + '\\n');
  }
  trace(message) { this.write(0, message); }
  debug(message) { this.write(1, message); }
  info(message) { this.write(2, message); }
  warn(message) { this.write(3, message); }
  error(message) { this.write(4, message); }
  critical(message) { this.write(5, message); }
  getLevel() { return this.level; }
  setLevel(level) { this.level = level; }
  setPattern() {}
  clearFormatters() { this.plain = true; }
  flush() {}
  drop() {}
}

const createLogger = async (name, file) => new Logger('rotating', name, file);
exports.version = 0;
exports.setLevel = (level) => { commonLevel = level; };
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
`,
  '@vscode/native-watchdog/index.js': watchdog,
  // Its name in older versions.
  'native-watchdog/index.js': watchdog,
};

/** Writes the stand-ins into a folder `node_modules` of a VS Code server. */
export async function writeStandIns(modules: string): Promise<void> {
  for (const [file, text] of Object.entries(standIns)) {
    const path = join(modules, file);
    if (existsSync(path)) await writeFile(path, text.trimStart());
  }
}
