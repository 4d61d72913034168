/** Oldest Node.js our dependencies run on. */
const OLDEST = [20, 19] as const;

/**
 * Ends the program with a clear message on a Node.js that is too old. Called before anything else is imported: a dependency
 * would fail first, with a stack trace nobody can read.
 */
export function refuseOldNode(version: string = process.versions.node): void {
  if (isSupportedNode(version)) return;
  process.stderr.write(`本程序需要 Node.js ${OLDEST.join('.')} 或更新的版本，现在是 ${version}。请升级 Node.js 后重试。\n`);
  process.exit(2);
}

export function isSupportedNode(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}
