/** When a person or the system wants the program to end. */
export interface StopSignal {
  signal: AbortSignal;
  requested: Promise<void>;
  /** What a second request does; the first is being carried out by then. */
  onRepeat(act: () => void): void;
  /** Stops watching, so that the program can end. */
  end(): void;
}

const PARENT_POLL_MS = 500;

/**
 * SIGINT, SIGTERM and SIGHUP. Ctrl-C under npm arrives twice, from the terminal and from npm: repeated requests do no harm.
 * `kill` on npm reaches only the shell between npm and this program, which dies without passing it on; under npm the end of
 * that shell therefore counts as a request too.
 */
export function stopSignal(): StopSignal {
  const controller = new AbortController();
  let repeated = (): void => undefined;
  const request = (): void => {
    if (controller.signal.aborted) repeated();
    else controller.abort(new Error('stopped'));
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, request);
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.env['npm_lifecycle_event'] && process.ppid !== parent && !controller.signal.aborted) request();
  }, PARENT_POLL_MS);
  watch.unref();
  return {
    signal: controller.signal,
    requested: new Promise((resolve) => controller.signal.addEventListener('abort', () => resolve())),
    onRepeat: (act) => (repeated = act),
    end: () => clearInterval(watch),
  };
}
