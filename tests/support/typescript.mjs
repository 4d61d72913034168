// `node --import ./tests/support/typescript.mjs FILE.ts` runs our TypeScript without a build: tests and benchmarks then
// always see the sources, never a stale dist/.
import { register } from 'node:module';

register('./typescript-loader.mjs', import.meta.url);
