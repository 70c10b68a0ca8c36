/**
 * Outcome codes of a discussion [DOMAIN.md 3, our default list]. `shared` is what a channel may show: the codes that give
 * a condition away (safeguarding, mental health, advance care planning) read the same there as a care plan does.
 */
const AGREED = 'Plan agreed';
export const OUTCOMES = {
  ASSESS: { words: 'Assessment', shared: 'Assessment' },
  PCSP_NEW: { words: 'New care and support plan', shared: AGREED },
  PCSP_UPDATE: { words: 'Care and support plan updated', shared: AGREED },
  MED_REVIEW: { words: 'Medicines review', shared: 'Medicines review' },
  SOC_CARE: { words: 'Social care', shared: 'Social care' },
  CARER: { words: 'Carer support', shared: 'Carer support' },
  THERAPY: { words: 'Therapy', shared: 'Therapy' },
  MH: { words: 'Mental health', shared: AGREED },
  SOCIAL_RX: { words: 'Social prescribing', shared: 'Social prescribing' },
  HOUSING: { words: 'Housing', shared: 'Housing' },
  EQUIP: { words: 'Equipment', shared: 'Equipment' },
  ACP: { words: 'Advance care planning', shared: AGREED },
  SAFEGUARD: { words: 'Safeguarding', shared: AGREED },
  SPECIALIST_ADVICE: { words: 'Specialist advice', shared: 'Specialist advice' },
  UCR_VIRTUAL_WARD: {
    words: 'Urgent response or virtual ward',
    shared: 'Urgent response or virtual ward',
  },
  HOME_VISIT: { words: 'Home visit', shared: 'Home visit' },
  HIU_SUPPORT: { words: 'High intensity use support', shared: 'Support' },
  EDUCATION: { words: 'Education', shared: 'Education' },
  NO_CHANGE: { words: 'No change', shared: 'No change' },
  DEFER_INFO: { words: 'Put off: more information needed', shared: 'Put off' },
  DEFER_ABSENT: { words: 'Put off: nobody here knows the person', shared: 'Put off' },
  STEP_UP: { words: 'Step up', shared: 'Step up' },
  STEP_DOWN: { words: 'Step down', shared: 'Step down' },
  DISCHARGE: { words: 'Discharge from the team', shared: 'Discharge from the team' },
  DECLINED: { words: 'Declined by the person', shared: 'Declined' },
  NOT_SUITABLE: { words: 'Not suitable for the team', shared: 'Not for this team' },
} as const satisfies Record<string, { words: string; shared: string }>;
export type OutcomeCode = keyof typeof OUTCOMES;
export const OUTCOME_CODES = Object.keys(OUTCOMES) as [OutcomeCode, ...OutcomeCode[]];

export const isOutcome = (code: string): code is OutcomeCode => Object.hasOwn(OUTCOMES, code);
/** What a shared place may show of an outcome: words from the fixed list, never the ones that give a condition away. */
export const sharedOutcome = (code: string | null): string =>
  code !== null && isOutcome(code) ? OUTCOMES[code].shared : 'Discussed';
