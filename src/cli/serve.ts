import { Command } from 'commander';
import { createServer } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { PROJECTIONS } from '../../projections/index.js';
import type { Settings } from '../config/settings.js';
import { EXIT_CODES, StartError } from '../config/start-error.js';
import { resolveLedger } from '../ledger/ledger-folder.js';
import { refuseIfInUse } from '../ledger/ledger-lock.js';
import { openLedger, type RunningLedger } from '../ledger/open-ledger.js';
import { stopSignal } from './stop-signal.js';
import { ledgerOption, openLog, settingsFor, type LedgerOptions } from './with-ledger.js';

export function serveCommand(): Command {
  return new Command('serve')
    .description('打开台账，在浏览器中使用（npm start 即此命令）')
    .addOption(ledgerOption())
    .option('--port <端口>', '端口号，默认 3000，同 TAIZHANG_PORT')
    .action(serve);
}

/** Serves one ledger until SIGINT, SIGTERM or SIGHUP. */
async function serve(options: LedgerOptions & { port?: string }): Promise<void> {
  const stop = stopSignal();
  const settings = settingsFor(options);
  const folder = await resolveLedger(settings);
  await refuseIfInUse(folder.path);
  await refuseTakenPort(settings);
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  let ledger: RunningLedger | undefined;
  let app: NestFastifyApplication | undefined;
  // Begun now, so that the web framework loads while the database starts; the other commands never load it.
  const http = import('../http/create-http-app.js');
  http.catch(() => undefined); // awaited below; a ledger that does not open must not leave an unhandled rejection
  try {
    ledger = await openLedger({ settings, folder, projections: PROJECTIONS, log: openLog(settings.logLevel), say, signal: stop.signal });
    app = await (await http).createHttpApp(ledger);
    const address = await listen(app, settings);
    await ledger.announce(address);
    say(`台账已就绪：${address}`);
    await stop.requested;
    say('正在停止……');
  } catch (error) {
    if (!stop.signal.aborted) throw error;
  } finally {
    // A second Ctrl-C no longer waits for requests in progress; the database is stopped properly in any case.
    stop.onRepeat(() => app?.getHttpServer().closeAllConnections());
    await app?.close();
    await ledger?.close();
    stop.end();
  }
  say('已停止。');
}

async function listen(app: NestFastifyApplication, { host, port }: Settings): Promise<string> {
  try {
    await app.listen({ port, host });
  } catch (error) {
    throw portError(error as NodeJS.ErrnoException, port);
  }
  const bound = app.getHttpServer().address();
  return `http://localhost:${bound !== null && typeof bound === 'object' ? bound.port : port}`;
}

/** Asked before the database is started: a taken port should be told at once, not after a first start. */
async function refuseTakenPort({ host, port }: Settings): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.on('error', (error) => reject(portError(error, port)));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

function portError(error: NodeJS.ErrnoException, port: number): Error {
  const { code } = error;
  if (code === 'EADDRINUSE') {
    return new StartError(
      'PORT_TAKEN',
      `端口 ${port} 已被其他程序占用。请停止占用它的程序，或换一个端口启动，例如：npm start -- --port ${port === 65_535 ? 3001 : port + 1}`,
      EXIT_CODES.inUse,
      { cause: error },
    );
  }
  if (code === 'EADDRNOTAVAIL') {
    return new StartError('HOST_NOT_HERE', '设置 TAIZHANG_HOST 不是本机的地址，请改正或去掉。', EXIT_CODES.usage, { cause: error });
  }
  if (code === 'EACCES') {
    return new StartError('PORT_REFUSED', `当前用户无权使用端口 ${port}，请换用 1024 以上的端口，例如：npm start -- --port 3000`, EXIT_CODES.inUse, { cause: error });
  }
  return error;
}
