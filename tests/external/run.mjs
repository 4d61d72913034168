// `npm run test:external`: checks that need more than Node and npm, such as Debian's packages. What is absent is listed as
// NOT RUN with the reason, and never counted as passed. Closes with `N passed, N failed`.
import { checks } from './checks.mjs';

const counts = { passed: 0, failed: 0, notRun: 0 };
for (const { name, missing, run } of checks) {
  const reason = missing();
  if (reason) {
    counts.notRun += 1;
    console.log(`NOT RUN  ${name}: ${reason}`);
    continue;
  }
  try {
    await run();
    counts.passed += 1;
    console.log(`PASSED   ${name}`);
  } catch (error) {
    counts.failed += 1;
    console.log(`FAILED   ${name}: ${error.message}`);
  }
}
if (counts.notRun > 0) console.log(`${counts.notRun} NOT RUN`);
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed > 0 ? 1 : 0;
