import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SWC_OPTIONS } from './support/swc-options.mjs';

const rootDir = dirname(dirname(fileURLToPath(import.meta.url)));

const suite = (name, extra = {}, folder = name) => ({
  displayName: name,
  rootDir,
  roots: [`<rootDir>/tests/${folder}`],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.tsx?$': ['@swc/jest', SWC_OPTIONS] },
  testEnvironment: 'node',
  ...extra,
});

/** Suites that may call createTestDatabase(); Jest starts the cluster once for all of them, and not at all for unit tests alone. */
const withDatabase = {
  globalSetup: '<rootDir>/tests/support/global-setup.mjs',
  globalTeardown: '<rootDir>/tests/support/global-teardown.mjs',
  setupFiles: ['<rootDir>/tests/support/threads-from-sources.mjs'],
};

/** With a browser besides. */
const withBrowser = {
  globalSetup: '<rootDir>/tests/support/browser-setup.mjs',
  globalTeardown: '<rootDir>/tests/support/browser-teardown.mjs',
  setupFiles: withDatabase.setupFiles,
};

const surroundings = { contract: withDatabase, integration: withDatabase, e2e: withDatabase, browser: withBrowser };

/** The same tests with the events in EventStoreDB: a stand-in, or the server that EVENTSTORE_URL names. */
const onEventStoreDb = (name) => suite(`${name}-eventstoredb`, {
  ...surroundings[name], setupFiles: [...surroundings[name].setupFiles, '<rootDir>/tests/support/on-eventstoredb.mjs'],
  // Runs on the stand-in in any case: once is enough.
  testPathIgnorePatterns: ['/node_modules/', '/store-away\\.test'],
}, name);

export default {
  rootDir,
  reporters: ['default', '<rootDir>/tests/support/count-reporter.mjs'],
  coverageReporters: ['text-summary', 'json-summary', 'lcov'],
  projects: [
    suite('unit'),
    ...Object.entries(surroundings).map(([name, setup]) => suite(name, setup)),
    ...['e2e', 'browser'].map(onEventStoreDb),
  ],
  // Programs are started, databases restarted, two cores shared: slow is not wrong.
  testTimeout: 60_000,
  // Tests mostly wait for programs they started: on two cores Jest's own choice, one, took twice as long.
  maxWorkers: 2,
  // Modules of every file stay in a worker's memory: after a hundred files it spends its time collecting garbage.
  workerIdleMemoryLimit: '2GB',
  coverageProvider: 'v8',
  coverageDirectory: 'coverage',
  collectCoverageFrom: ['src/**/*.ts', 'projections/**/*.ts', '!src/web/**', '!src/metadata.ts'],
};
