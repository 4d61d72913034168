import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** One of our programs, running from the sources of a checkout. */
export interface RunningProgram {
  child: ChildProcess;
  /** What it has written so far, both streams. */
  output(): string;
  /** What it has written to each of the two. */
  readonly streams: { stdout: string; stderr: string };
  /** Resolves with the match once the output holds it; rejects if the program ends before. */
  says(pattern: RegExp): Promise<RegExpMatchArray>;
  /** Exit code once it has ended; −1 where a signal ended it. */
  ended(): Promise<number>;
}

/** Settings of the shell that runs the tests must not leak in; LANG and LC_* are unset like on a bare server. */
export function bareEnvironment(settings: Record<string, string>): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...settings };
}

type ProgramFile = 'src/main.ts' | 'src/cli.ts';

/** Arguments of Node that start a program: compiled at the start of this Jest run (compiled-programs.mjs), or from the sources. */
export function programArguments(file: ProgramFile, checkout: string): string[] {
  const compiled = process.env['TAIZHANG_TEST_PROGRAMS'];
  if (compiled !== undefined && checkout === ROOT) return [join(compiled, file.replace(/\.ts$/, '.js'))];
  return ['--import', './tests/support/typescript.mjs', file];
}

export function runProgram(
  file: ProgramFile,
  args: string[],
  settings: Record<string, string>,
  checkout: string = ROOT,
): RunningProgram {
  const child = spawn(process.execPath, [...programArguments(file, checkout), ...args], {
    cwd: checkout,
    env: bareEnvironment(settings),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let code: number | null = null;
  const watchers = new Set<() => void>();
  const streams = { stdout: '', stderr: '' };
  const collect = (stream: 'stdout' | 'stderr') => (chunk: string): void => {
    output += chunk;
    streams[stream] += chunk;
    for (const watcher of watchers) watcher();
  };
  // A chunk may end inside a character.
  child.stdout.setEncoding('utf8').on('data', collect('stdout'));
  child.stderr.setEncoding('utf8').on('data', collect('stderr'));
  const ended = once(child, 'close').then(() => {
    code = child.exitCode ?? -1;
    for (const watcher of watchers) watcher();
    return code;
  });
  return {
    child,
    output: () => output,
    streams,
    ended: () => ended,
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const match = output.match(pattern);
          if (!match && code === null) return;
          watchers.delete(look);
          if (match) resolve(match);
          else reject(new Error(`the program ended with ${code} and never said ${pattern}:\n${output}`));
        };
        watchers.add(look);
        look();
      }),
  };
}

/** Starts the server on any free port and waits until it serves. */
export async function startServer(settings: Record<string, string>, checkout: string = ROOT): Promise<RunningProgram & { address: string }> {
  const program = runProgram('src/main.ts', ['--port', '0'], settings, checkout);
  const [, address] = await program.says(/台账已就绪：(http:\/\/localhost:\d+)/);
  return { ...program, address: address! };
}

/** Runs a command to its end; `output` is both streams as they came. */
export async function runCommand(args: string[], settings: Record<string, string>): Promise<{ code: number; output: string }> {
  const program = runProgram('src/cli.ts', args, settings);
  const code = await program.ended();
  return { code, output: program.output() };
}

/** Runs a command to its end, its two streams apart. */
export async function runCommandApart(args: string[], settings: Record<string, string>): Promise<{ code: number; stdout: string; stderr: string }> {
  const program = runProgram('src/cli.ts', args, settings);
  const code = await program.ended();
  return { code, ...program.streams };
}

/** Processes whose command line names the folder, e.g. the PostgreSQL of a ledger below it. */
export function processesNaming(folder: string): string[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  return lines.filter((line) => line.includes(folder) && !line.includes('<defunct>'));
}
