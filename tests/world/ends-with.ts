import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('./ends-with-process.ts', import.meta.url));

/**
 * The embedded server with its data in `dataDir` ends with this process, however it ends (a bench that is cut off, a test that
 * is killed), and its data go with it: a process of its own waits for our end of a pipe to close.
 */
export function endsWithUs(dataDir: string): void {
  const watch = spawn(process.execPath, [PROGRAM, dataDir], {
    // Ctrl-C in the terminal is for us, and it must outlive us.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watch.unref();
}
