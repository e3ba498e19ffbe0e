#!/usr/bin/env node
// The executable that @vscode/test-electron starts; built by `node esbuild.mjs testRun`.
import '../../out/test/run/launcher.js';
