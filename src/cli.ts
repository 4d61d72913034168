#!/usr/bin/env node
import { refuseOldNode } from './config/node-version.js';

refuseOldNode();
const { runProgram } = await import('./cli/program.js');
await runProgram(process.argv.slice(2));
