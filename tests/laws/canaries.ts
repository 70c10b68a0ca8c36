import pg from 'pg';

/**
 * Text columns that hold codes, ids, addresses of conversations, or what members and organisations are called: they may be
 * shown. Every other text column is taken for identifying or free text and gets a canary, so that a new column is planted
 * until somebody says here that it is safe.
 */
const SAFE = new Set([
  ...[
    'account',
    'audit_entry',
    'audit_seal',
    'attendance',
    'conversation',
    'leave',
    'look',
    'member',
    'message',
    'neighbourhood',
    'organisation',
    'practice_clock',
    'person_bar',
    'request',
    'action_tally',
    'place',
    'migration',
    'send_turn',
  ].map((table) => `${table}.*`),
  ...[
    'action.priority',
    'action.status',
    'action.reason',
    'escalation.ask',
    'action_event.from_status',
    'action_event.to_status',
    'action_event.what',
  ],
  ...[
    'agenda_item.defer_reason',
    'agenda_item.placed',
    'agenda_item.state',
    'agenda_item.lane',
    'agenda_item.why',
    'case_event.from_status',
    'case_event.to_status',
  ],
  ...[
    'discussion.outcome',
    'discussion.aware',
    'huddle.kind',
    'huddle.local_start',
    'huddle.status',
    'huddle.join_url',
  ],
  ...['huddle.meeting', 'huddle.stage_until', 'meeting_person.who'],
  ...[
    'list_version.fingerprint',
    'mdt_case.aware',
    'mdt_case.cohort',
    'mdt_case.priority',
    'mdt_case.sharing_basis',
    'mdt_case.status',
  ],
  ...[
    'person_identity.nhs_number',
    'person_identity.sex',
    'person_identity.practice_code',
    'list_entry.frailty',
  ],
  ...[
    'series.bank_holidays',
    'series.cohort',
    'series.join_url',
    'series.kind',
    'series.rule',
    'series.start_local',
    'series.zone',
  ],
  ...[
    'prep.outcome',
    'prep_opinion.stance',
    'prep_opinion.discipline',
    'prep_settled.case_status',
    'cover.state',
  ],
  ...['correction.field', 'filing.system', 'facts_then.priority'],
  ...['nudge.step', 'upload.fingerprint', 'upload.state', 'upload_problem.kind'],
  ...['partner_link.secret_hash', 'partner_use.what'],
]);

export const CANARY = 'Kanarienvogel';
const BORN = '1931-05-17';
const NUMBER = '9990000018';

/** Plants a canary in every identifying and free-text column of every row; gives back the columns planted. */
export async function plant(ownerUrl: string): Promise<string[]> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const { rows } = await owner.query<{
      table: string;
      column: string;
    }>(`select c.table_name as table, c.column_name as column
      from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.data_type = 'text'
        and c.is_generated = 'NEVER' order by 1, 2`);
    const planted = rows.filter(
      ({ table, column }) => !SAFE.has(`${table}.*`) && !SAFE.has(`${table}.${column}`),
    );
    for (const { table, column } of planted) {
      await owner.query(`alter table ${table} disable trigger user`);
      await owner.query(`update ${table} set "${column}" = $1 where "${column}" is not null`, [
        `${CANARY} ${table} ${column}`,
      ]);
      await owner.query(`alter table ${table} enable trigger user`);
    }
    await owner.query('update person_identity set birth_date = $1', [BORN]);
    return planted.map(({ table, column }) => `${table}.${column}`);
  } finally {
    await owner.end();
  }
}

const LEAKS: readonly [string, RegExp][] = [
  ['a planted word', new RegExp(CANARY, 'i')],
  ['an NHS number', new RegExp([...NUMBER].join('[\\s-]?'))],
  ['a birth date', /1931-05-17|17\/0?5\/1931|17 May 1931/i],
  ['an age', /\b9[45] ?(?:years|yrs|y\/o)|\(9[45]\)|age:? ?9[45]/i],
  [
    'an outcome that gives a condition away',
    /safeguard|mental health (?:input|referral|review)|advance care/i,
  ],
];
/** What of a person a text gives away, with the words round it. */
export const leaksIn = (text: string): string[] =>
  LEAKS.flatMap(([what, pattern]) => {
    const found = pattern.exec(text);
    return found === null
      ? []
      : [`${what}: …${text.slice(Math.max(0, found.index - 60), found.index + 60)}…`];
  });
