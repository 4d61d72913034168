import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const rootDir = dirname(dirname(fileURLToPath(import.meta.url)));

const swc = ['@swc/jest', {
  jsc: {
    parser: { syntax: 'typescript', decorators: true, tsx: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    target: 'es2023',
    keepClassNames: true,
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
}];

const suite = (name, extra = {}) => ({
  displayName: name,
  rootDir,
  roots: [`<rootDir>/tests/${name}`],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.tsx?$': swc },
  testEnvironment: 'node',
  ...extra,
});

export default {
  rootDir,
  projects: ['unit', 'contract', 'integration', 'e2e', 'browser'].map((name) => suite(name)),
  coverageProvider: 'v8',
  coverageDirectory: 'coverage',
  collectCoverageFrom: ['src/**/*.ts', 'projections/**/*.ts', '!src/web/**', '!src/metadata.ts'],
};
