/** What a log line may hold: ids, counts, words from our own code. Never what a person typed, and never a name. */
export type LogFields = Record<string, string | number | boolean | undefined>;
export type Log = {
  info(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
};

const line = (level: string, event: string, fields: LogFields = {}): string =>
  JSON.stringify({ at: new Date().toISOString(), level, event, ...fields });

export const consoleLog: Log = {
  info: (event, fields) => process.stderr.write(`${line('info', event, fields)}\n`),
  error: (event, fields) => process.stderr.write(`${line('error', event, fields)}\n`),
};
export const silentLog: Log = { info() {}, error() {} };
