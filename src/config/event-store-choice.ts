import type { StoreChoice } from '../event-store/event-store.js';
import { EXIT_CODES, StartError } from './start-error.js';

export const DEFAULT_PREFIX = 'taizhang';
const PREFIX = /^[a-z][a-z0-9]{0,31}$/;
/**
 * Scheme, user:password, hosts with ports, options: what the client reads, more strictly. It would cut a password at its second
 * colon in silence, ask the first of several names to be discovered alone, and print the whole address, password included, with
 * a complaint about an option it does not know.
 */
const ADDRESS = /^esdb(?<discover>\+discover)?:\/\/(?:[^:@/?#\s]+:[^:@/?#\s]+@)?[A-Za-z0-9._-]+(?::\d{1,5})?(?<more>(?:,[A-Za-z0-9._-]+(?::\d{1,5})?)*)\/?(?:\?(?<options>[^#\s]*))?$/;

/**
 * Options of the address that may be given, by their names without case and dashes. Not among them: `throwOnAppendFailure`
 * (switched off, the client answers conflicts with wrong revisions) and `tlsVerifyCert` (the client has no such thing).
 */
const OPTIONS: Readonly<Record<string, RegExp>> = {
  tls: /^(?:true|false)$/,
  tlscafile: /./,
  usercertfile: /./,
  userkeyfile: /./,
  connectionname: /./,
  // Another node than the leader answers with what it had some moments ago: decisions would be made on it.
  nodepreference: /^leader$/i,
  maxdiscoverattempts: /^\d+$/,
  discoveryinterval: /^\d+$/,
  gossiptimeout: /^\d+$/,
  defaultdeadline: /^\d+$/,
  keepaliveinterval: /^-?\d+$/,
  keepalivetimeout: /^-?\d+$/,
};

/** A setting or an option of the command line, as a refusal names it. */
export interface GivenChoice {
  source: string;
  value: string | null;
  prefixSource: string;
  /** Null where none is given. */
  prefix: string | null;
}

/**
 * Where events are appended: `postgres` (also where nothing is given), or an address of EventStoreDB and the prefix of the
 * ledger's streams there (`taizhang` where none is given).
 *
 * @throws StartError INVALID_SETTING; an address is never repeated, it may hold a password
 */
export function storeChoice({ source, value, prefixSource, prefix }: GivenChoice): StoreChoice {
  if (prefix !== null && !PREFIX.test(prefix)) throw invalid(prefixSource, prefix, '应以小写字母开头，由小写字母和数字组成，最多 32 个字符');
  if (value === null || value === 'postgres') {
    if (prefix !== null) throw invalid(prefixSource, prefix, `只与 EventStoreDB 一起使用，请去掉，或在${source}中写明 EventStoreDB 的连接地址`);
    return { kind: 'postgres' };
  }
  const address = ADDRESS.exec(value);
  if (!address || (address.groups?.['discover'] && address.groups['more'])) {
    throw invalid(source, NOT_SHOWN,
      '应为 postgres，或 EventStoreDB 的连接地址，形如 esdb://用户:密码@主机:2113（密码中的特殊字符须写成 %40 这样的形式），集群写成 esdb://用户:密码@主机1:2113,主机2:2113,主机3:2113，或 esdb+discover://用户:密码@域名:2113');
  }
  const options = address.groups?.['options'] ?? '';
  for (const option of options === '' ? [] : options.split('&')) refuseUnusable(option, source);
  return { kind: 'eventstoredb', connectionString: value, prefix: prefix ?? DEFAULT_PREFIX };
}

const NOT_SHOWN = '（内容不显示）';

function refuseUnusable(option: string, source: string): void {
  const [name = '', ...rest] = option.split('=');
  const allowed = OPTIONS[name.toLowerCase().replaceAll(/[_-]/g, '')];
  if (!allowed) throw invalid(source, NOT_SHOWN, `其中的选项“${name.slice(0, 40)}”不能使用，请去掉`);
  if (!allowed.test(rest.join('='))) throw invalid(source, NOT_SHOWN, `其中的选项“${name.slice(0, 40)}”的内容不正确`);
}

function invalid(source: string, value: string, expected: string): StartError {
  return new StartError('INVALID_SETTING', `${source} 的值「${value}」不正确：${expected}。`, EXIT_CODES.usage);
}
