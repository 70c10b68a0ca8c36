import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../src/db/embedded.ts';
import { migrate } from '../src/db/migrate.ts';
import { consoleLog } from '../src/log.ts';

// src/db/schema.ts is generated from the migrations, never typed by hand: npm run types (add --verify to check for drift).
// The check constraints as unions, so that a state which cannot be does not compile.
const union = (...words: string[]): string => words.map((word) => `'${word}'`).join(' | ');
const generated = (type: string): string => `ColumnType<${type}, ${type} | undefined, ${type}>`;
const jsonOf = (type: string): string => `ColumnType<${type}, string | undefined, string>`;
const BLOCK = "import('../huddles/kind.ts').Block[]";
const unions = {
  'member.roles': `ColumnType<(${union('coordinator', 'chair', 'member', 'manager', 'evaluator', 'ig_lead', 'observer')})[]>`,
  'conversation.kind': union('personal', 'channel', 'meeting'),
  'person_bar.why': union('deceased', 'objected', 'restricted'),
  'upload.state': union('reading', 'ready', 'imported', 'failed'),
  'upload_problem.kind': union('rejected', 'duplicate', 'conflict', 'note'),
  'list_entry.frailty': `${union('fit', 'mild', 'moderate', 'severe')} | null`,
  'mdt_case.status': union(
    'shortlisted',
    'accepted',
    'scheduled',
    'discussed',
    'active',
    'review_due',
    'stepped_down',
    'discharged',
    'declined_by_person',
    'declined_by_mdt',
    'on_hold',
    'deceased',
    'moved_area',
    'merged',
    'withdrawn',
  ),
  'mdt_case.priority': generated(union('red', 'amber', 'green', 'blue')),
  'action.status': union('offered', 'accepted', 'in_progress', 'blocked', 'done', 'not_done', 'cancelled'),
  'action.priority': generated(union('red', 'amber', 'green')),
  'series.kind': union('daily', 'weekly', 'complex', 'cyp'),
  'series.bank_holidays': generated(union('ignore', 'skip', 'previous', 'next')),
  'series.blocks': jsonOf(BLOCK),
  'series.earlier': jsonOf(
    "{ until: import('../core/day.ts').Day; was: Partial<import('kysely').Selectable<Series>> }[]",
  ),
  'calendar_gone.kind': union('daily', 'weekly', 'complex', 'cyp'),
  'huddle.blocks': jsonOf(BLOCK),
  'series_change.before': jsonOf("Partial<import('kysely').Selectable<Series>>"),
  'huddle.kind': union('daily', 'weekly', 'complex', 'cyp'),
  'huddle.status': union('draft', 'scheduled', 'live', 'closed', 'cancelled'),
  'agenda_item.why': union('urgent', 'carried_over', 'review_due', 'new'),
  'agenda_item.state': generated(union('waiting', 'current', 'discussed', 'deferred', 'removed')),
  'agenda_item.placed': generated(union('planner', 'hand', 'pinned')),
  'agenda_item.defer_reason': `${union('no_time', 'not_known_here', 'information_needed', 'somebody_absent')} | null`,
  'discussion.aware': `${union('yes', 'no', 'best_interests')} | null`,
  'huddle.stage_until': `${union('huddle', 'case')} | null`,
  'agenda_item.lane': generated(union('discuss', 'agree')),
  'prep_opinion.stance': union('agree', 'discuss'),
  'cover.state': generated(union('asked', 'yes', 'no')),
  'correction.field': union(
    'question',
    'situation',
    'action_to_date',
    'update',
    'next_steps',
    'decision',
    'rationale',
    'dissent',
    'contingency',
    'outcome',
    'review_on',
  ),
  'filing.system': union('emis', 'systmone', 'other'),
  'facts_then.facts': jsonOf('Record<string, string | number | boolean>'),
  'facts_then.priority': union('red', 'amber', 'green', 'blue'),
  'attendance.state': union('coming', 'apologies', 'here', 'left'),
  'action_event.before':
    'ColumnType<Record<string, unknown> | null, string | null | undefined, string | null>',
  'partner_use.what': union('opened', 'accepted', 'finished', 'asked'),
  'message.state': generated(union('expected', 'sending', 'sent', 'failed', 'parked', 'withdrawn')),
};
const dataDir = mkdtempSync(join(tmpdir(), 'hh-types-'));
const database = await startEmbedded({ dataDir, log: consoleLog, fsync: false });
try {
  await migrate(database.ownerUrl);
  const { status } = spawnSync(
    'kysely-codegen',
    [
      '--dialect',
      'postgres',
      '--camel-case',
      '--singularize',
      'false',
      '--out-file',
      'src/db/schema.ts',
      '--default-schema',
      'public',
      '--exclude-pattern',
      'migration',
      '--type-mapping',
      JSON.stringify({
        timestamptz: "import('../core/day.ts').Instant",
        date: "import('../core/day.ts').Day",
        int8: 'number',
        numeric: 'number',
        xid8: 'string',
      }),
      '--overrides',
      JSON.stringify({ columns: unions }),
      ...process.argv.slice(2),
    ],
    { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, DATABASE_URL: database.ownerUrl } },
  );
  process.exitCode = status ?? 1;
} finally {
  await database.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
