/** The default port of EventStoreDB. */
const PORT = 2113;

/** The hosts and ports an address of EventStoreDB names, as they may be shown: without user, password and options. */
export function hostsOf(connectionString: string): string {
  const [, address = ''] = /^[^:]*:\/\/([^/?#]*)/.exec(connectionString) ?? [];
  const hosts = address.slice(address.lastIndexOf('@') + 1);
  return hosts.split(',').map((host) => (host.includes(':') ? host : `${host}:${PORT}`)).join('、');
}
