import { describe, expect, test } from '@jest/globals';
import { readSettings } from '../../../src/config/settings.js';

const chosen = (store: string, prefix?: string) =>
  readSettings({ TAIZHANG_EVENT_STORE: store, ...(prefix === undefined ? {} : { TAIZHANG_EVENT_STORE_PREFIX: prefix }) }).eventStore;

describe('where events are appended', () => {
  test('is PostgreSQL where nothing else is said', () => {
    expect(chosen('')).toEqual({ kind: 'postgres' });
    expect(chosen('postgres')).toEqual({ kind: 'postgres' });
  });

  test.each([
    'esdb://127.0.0.1:2113?tls=false',
    'esdb://admin:pass%40word@store.example',
    'esdb://a:2113,b:2113,c:2113',
    'esdb+discover://cluster.example',
    'esdb://admin:x@a:2113,b:2113/?tlsCAFile=%2Fetc%2Fca.crt&nodePreference=leader&keepAliveInterval=-1',
  ])('may be %s', (connectionString) => {
    expect(chosen(connectionString)).toEqual({ kind: 'eventstoredb', connectionString, prefix: 'taizhang' });
    expect(chosen(connectionString, 'second')).toMatchObject({ prefix: 'second' });
  });

  test.each([
    ['http://127.0.0.1:2113'],
    ['127.0.0.1:2113'],
    ['EventStoreDB'],
    ['esdb://'],
    ['esdb://:2113'],
    ['esdb+discover://a:2113,b:2113'],
    ['esdb://a:b:c@127.0.0.1:2113'],
    ['esdb://onlyname@127.0.0.1:2113'],
    ['esdb://127.0.0.1:2113 ?tls=false'],
    ['esdb://127.0.0.1:2113?tls=maybe'],
    ['esdb://127.0.0.1:2113?tls'],
    ['esdb://127.0.0.1:2113?throwOnAppendFailure=false'],
    ['esdb://127.0.0.1:2113?nodePreference=follower'],
    ['esdb://127.0.0.1:2113?tlsVerifyCert=false'],
    ['esdb://127.0.0.1:2113?speed=high'],
  ])('is not %j', (value) => {
    expect(() => chosen(value)).toThrow(expect.objectContaining({ code: 'INVALID_SETTING', exitCode: 2, message: expect.stringContaining('TAIZHANG_EVENT_STORE') }));
  });

  test.each(['Taizhang', 'tai-zhang', '1st', '台账', 'a.b', '$all', 'a'.repeat(33)])('has no prefix %j', (prefix) => {
    expect(() => chosen('esdb://127.0.0.1:2113', prefix)).toThrow(/TAIZHANG_EVENT_STORE_PREFIX/);
  });

  test('a prefix without EventStoreDB is refused', () => {
    expect(() => chosen('postgres', 'second')).toThrow(/TAIZHANG_EVENT_STORE_PREFIX/);
  });

  test.each(['esdb://admin:geheim@127.0.0.1:2113?speed=high', 'esdb://admin:geheim@127.0.0.1:port', 'esdb://admin:geheim@h?tls=x'])('%s is refused without its password', (value) => {
    expect(() => chosen(value)).toThrow(expect.objectContaining({ message: expect.not.stringContaining('geheim') }));
  });
});
