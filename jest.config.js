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
  // Stories start a server and a simulator; on a busy machine that takes its time.
  testTimeout: 60_000,
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/**/*.ts'],
};
