import type { Discipline } from '../neighbourhoods/member.ts';

export type HuddleKind = 'daily' | 'weekly' | 'complex' | 'cyp';
export type BankHolidayRule = 'ignore' | 'skip' | 'previous' | 'next';
export type BlockKind = 'opening' | 'due_actions' | 'admissions' | 'cases' | 'step_down' | 'read_back';
/** A part of the session in its order. `minutes` are kept free for it; 0 = inside the cases' time. */
export type Block = { kind: BlockKind; minutes: number };
/** A chair and a scribe besides. */
export type QuorumNeeds = { professions: number; organisations: number };

export const BLOCKS: Record<BlockKind, string> = {
  opening: 'Confidentiality, attendance, quorum',
  due_actions: 'Overdue and due actions',
  admissions: 'Admissions and discharges',
  cases: 'Cases',
  step_down: 'Step-down decisions',
  read_back: 'Read-back and next date',
};

export type Template = {
  words: string;
  minutes: number;
  minutesACase: number;
  rule: string;
  bankHolidays: BankHolidayRule;
  quorum: QuorumNeeds;
  requiredDisciplines: Discipline[];
  blocks: Block[];
};
const inOrder = (...kinds: BlockKind[]): Block[] => kinds.map((kind) => ({ kind, minutes: 0 }));
const QUORUM: QuorumNeeds = { professions: 3, organisations: 2 };

/**
 * The kinds of session as templates [D, DOMAIN.md 2]: length, minutes a case, how often, what a bank holiday does, quorum,
 * whom it needs, and the parts of the session. Every one is a default that the team may change.
 */
export const KINDS: Record<HuddleKind, Template> = {
  daily: {
    words: 'Daily huddle',
    minutes: 15,
    minutesACase: 1.5,
    rule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
    bankHolidays: 'skip',
    quorum: QUORUM,
    requiredDisciplines: [],
    blocks: inOrder('opening', 'due_actions', 'cases', 'read_back'),
  },
  weekly: {
    words: 'Weekly huddle',
    minutes: 30,
    minutesACase: 4,
    rule: 'FREQ=WEEKLY',
    bankHolidays: 'next',
    quorum: QUORUM,
    requiredDisciplines: ['gp', 'social_care'],
    blocks: inOrder('opening', 'due_actions', 'admissions', 'cases', 'step_down', 'read_back'),
  },
  complex: {
    words: 'Complex MDT',
    minutes: 60,
    minutesACase: 9,
    rule: 'FREQ=WEEKLY;INTERVAL=2',
    bankHolidays: 'next',
    quorum: QUORUM,
    requiredDisciplines: ['gp', 'nursing', 'social_care'],
    blocks: inOrder('opening', 'due_actions', 'admissions', 'cases', 'step_down', 'read_back'),
  },
  cyp: {
    words: 'Children and young people MDT',
    minutes: 60,
    minutesACase: 10,
    rule: 'FREQ=WEEKLY;INTERVAL=4',
    bankHolidays: 'next',
    quorum: QUORUM,
    requiredDisciplines: ['paediatrics', 'education', 'social_care'],
    blocks: inOrder('opening', 'due_actions', 'cases', 'step_down', 'read_back'),
  },
};

/** The minutes that are left for cases once every other part of the session has its own. */
export const capacityOf = ({ minutes, blocks }: { minutes: number; blocks: readonly Block[] }): number =>
  Math.max(0, minutes - blocks.reduce((sum, block) => sum + (block.kind === 'cases' ? 0 : block.minutes), 0));
