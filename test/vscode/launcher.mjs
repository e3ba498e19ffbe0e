#!/usr/bin/env node
// The executable that @vscode/test-electron starts; built by `node esbuild.mjs vscode`.
import '../../out/vscode/launcher.js';
