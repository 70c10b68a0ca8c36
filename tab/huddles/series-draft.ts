import type { Cohort } from '../../src/cases/case.ts';
import type { Day } from '../../src/core/day.ts';
import type { Series } from '../../src/huddles/huddle.ts';
import {
  type BankHolidayRule,
  type Block,
  type HuddleKind,
  KINDS,
  type QuorumNeeds,
} from '../../src/huddles/kind.ts';
import { DISCIPLINES, type Discipline } from '../../src/neighbourhoods/member.ts';
import type { Input } from '../api.ts';
import { type Rhythm, rhythmOf, ruleOf, usual } from './how-often.ts';

/** A series as the form holds it: numbers are text until they are saved. */
export type SeriesDraft = {
  kind: HuddleKind;
  name: string;
  cohort: Cohort | '';
  first: Day | undefined;
  time: string;
  rhythm: Rhythm;
  minutes: string;
  minutesACase: string;
  bankHolidays: BankHolidayRule;
  joinUrl: string;
  chairId: string | undefined;
  chairRota: string[];
  deputyId: string | undefined;
  requiredDisciplines: Discipline[];
  quorum: QuorumNeeds;
  blocks: Block[];
  except: Day[];
  extra: Day[];
};
/** Sets some of its fields. */
export type SetDraft = (change: Partial<SeriesDraft>) => void;

/** What the kind's template says; the rest is for the team to fill in. */
export const templateOf = (kind: HuddleKind) => ({
  minutes: String(KINDS[kind].minutes),
  minutesACase: String(KINDS[kind].minutesACase),
  bankHolidays: KINDS[kind].bankHolidays,
  quorum: KINDS[kind].quorum,
  requiredDisciplines: KINDS[kind].requiredDisciplines,
  blocks: KINDS[kind].blocks,
});
export const newDraft = (kind: HuddleKind): SeriesDraft => ({
  kind,
  name: '',
  cohort: kind === 'cyp' ? 'CYP_COMPLEX' : '',
  first: undefined,
  time: '08:45',
  rhythm: { often: usual[kind], days: [], nth: 1, other: '' },
  joinUrl: '',
  chairId: undefined,
  chairRota: [],
  deputyId: undefined,
  except: [],
  extra: [],
  ...templateOf(kind),
});
const isDiscipline = (code: string): code is Discipline => code in DISCIPLINES;
export const draftOf = (series: Series): SeriesDraft => ({
  kind: series.kind,
  name: series.name,
  cohort: (series.cohort ?? '') as Cohort | '',
  first: series.start.slice(0, 10),
  time: series.start.slice(11),
  rhythm: rhythmOf(series.rule),
  minutes: String(series.minutes),
  minutesACase: String(series.minutesACase),
  bankHolidays: series.bankHolidays,
  joinUrl: series.joinUrl ?? '',
  chairId: series.chair?.id,
  chairRota: series.chairRota.map(({ id }) => id),
  deputyId: series.deputy?.id,
  requiredDisciplines: series.requiredDisciplines.filter(isDiscipline),
  quorum: series.quorum,
  blocks: series.blocks,
  except: series.except,
  extra: series.extra,
});

export type Timetable = Pick<
  Input<'huddles.previewSeries'>,
  'rule' | 'start' | 'bankHolidays' | 'except' | 'extra'
>;
/** What the preview asks for; undefined until there is a day, a time and a rhythm. */
export function timetableOf({
  first,
  time,
  rhythm,
  bankHolidays,
  except,
  extra,
}: SeriesDraft): Timetable | undefined {
  const rule = ruleOf(rhythm);
  return first === undefined || time === '' || rule === undefined
    ? undefined
    : { rule, start: `${first}T${time}`, bankHolidays, except, extra };
}

/** The template's fields as the use cases take them. */
export const templateFieldsOf = (draft: SeriesDraft) => ({
  minutes: Number(draft.minutes),
  minutesACase: Number(draft.minutesACase),
  bankHolidays: draft.bankHolidays,
  cohort: draft.cohort === '' ? null : draft.cohort,
  chairRota: draft.chairRota,
  deputyId: draft.deputyId ?? null,
  requiredDisciplines: draft.requiredDisciplines,
  quorum: draft.quorum,
  blocks: draft.blocks,
  except: draft.except,
  extra: draft.extra,
  ...(draft.chairId === undefined ? {} : { chairId: draft.chairId }),
});
