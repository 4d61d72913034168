import { expect, test } from '@jest/globals';
import { failureOf } from '../../../src/cli/failure.js';
import { MigrationChangedError } from '../../../src/event-store/postgres/migrate.js';

test('a database that another version of the program has made is told in one line that says what to do', () => {
  const { code, message, exitCode, unexpected } = failureOf(new MigrationChangedError('0003-seal.sql'));
  expect({ code, exitCode, unexpected, lines: message.split('\n').length }).toEqual({ code: 'MIGRATION_CHANGED', exitCode: 4, unexpected: false, lines: 1 });
  expect(message).toContain('0003-seal.sql');
  expect(message).toContain('台账没有改动');
});
