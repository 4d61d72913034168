import { mkdirSync, writeFileSync } from 'node:fs';

/** Writes how many tests passed, failed and were skipped to coverage/counts.json, for whoever adds up several runs. */
export default class CountReporter {
  onRunComplete(_contexts, { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites }) {
    mkdirSync('coverage', { recursive: true });
    const counts = { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites, skipped: numPendingTests };
    writeFileSync('coverage/counts.json', `${JSON.stringify(counts)}\n`);
  }
}
