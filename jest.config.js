/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      {
        jsc: { target: 'es2023', parser: { syntax: 'typescript' }, transform: { useDefineForClassFields: false } },
        module: { type: 'es6' },
      },
    ],
  },
  maxWorkers: '100%',
  // Jest keeps every module that a test file loaded. A new process costs half a second, a full heap much more.
  workerIdleMemoryLimit: '250MB',
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.stryker-tmp/'],
  // Only for what never ends: on a busy machine everything takes its time.
  testTimeout: 300_000,
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/**/*.ts'],
  // Asked only by `npm run coverage`.
  coverageThreshold: { global: { lines: 88, branches: 87, functions: 89 } },
};
