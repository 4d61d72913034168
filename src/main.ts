import { refuseOldNode } from './config/node-version.js';

// `npm start`: the same as `taizhang serve`.
refuseOldNode();
const { runProgram } = await import('./cli/program.js');
await runProgram(['serve', ...process.argv.slice(2)]);
