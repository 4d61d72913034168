import { describe, expect, test } from '@jest/globals';
import { resolve } from 'node:path';
import { isSupportedNode } from '../../../src/config/node-version.js';
import { readSettings } from '../../../src/config/settings.js';

describe('settings', () => {
  test('have a default each', () => {
    expect(readSettings({})).toEqual({
      home: resolve('.taizhang'), ledger: null, databaseUrl: null, databaseOwnerUrl: null,
      eventStore: { kind: 'postgres' }, host: '127.0.0.1', port: 3000, logLevel: 'warn',
    });
  });

  test('given empty count as not given', () => {
    expect(readSettings({ TAIZHANG_PORT: ' ', TAIZHANG_DATABASE_URL: '' })).toEqual(readSettings({}));
  });

  test.each([
    ['TAIZHANG_PORT', '65536'],
    ['TAIZHANG_PORT', '30a0'],
    ['TAIZHANG_PORT', '-1'],
    ['TAIZHANG_HOST', 'intranet.example'],
    ['TAIZHANG_HOST', '10.0.0'],
    ['TAIZHANG_LEDGER', '../office'],
    ['TAIZHANG_LEDGER', '台账'],
    ['TAIZHANG_LOG_LEVEL', 'loud'],
    ['TAIZHANG_DATABASE_URL', 'localhost:5432'],
    ['TAIZHANG_DATABASE_URL', 'mysql://localhost/ledger'],
    ['TAIZHANG_DATABASE_URL', 'postgresql://localhost'],
  ])('%s refuses %j and names itself', (setting, value) => {
    expect(() => readSettings({ [setting]: value })).toThrow(
      expect.objectContaining({ code: 'INVALID_SETTING', exitCode: 2, message: expect.stringContaining(setting) }),
    );
  });

  test.each([
    [{ port: '70000' }, /^选项 --port 的值「70000」不正确：应为 0 至 65535/],
    [{ port: '' }, /^选项 --port 的值「」/],
    [{ ledger: 'Office' }, /^选项 --ledger 的值「Office」/],
  ])('%j, an option, is refused by the name of the option', (options, message) => {
    expect(() => readSettings({ TAIZHANG_PORT: '1', TAIZHANG_LEDGER: 'office' }, options)).toThrow(message);
  });

  test('an option comes before the environment', () => {
    expect(readSettings({ TAIZHANG_PORT: 'x', TAIZHANG_LEDGER: 'office' }, { port: '0', ledger: 'demo' })).toMatchObject({ port: 0, ledger: 'demo' });
  });

  test('never repeat an address, which may hold a password', () => {
    expect(() => readSettings({ TAIZHANG_DATABASE_URL: 'mysql://a:geheim@localhost/b' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('geheim') }),
    );
  });

  test('an owner without a database is refused', () => {
    expect(() => readSettings({ TAIZHANG_DATABASE_OWNER_URL: 'postgresql://o:p@localhost/l' })).toThrow(/TAIZHANG_DATABASE_URL/);
  });
});

test.each([['20.18.3', false], ['20.19.0', true], ['22.0.0', true], ['18.20.0', false]])('Node.js %s is supported: %s', (version, supported) => {
  expect(isSupportedNode(version)).toBe(supported);
});
