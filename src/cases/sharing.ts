/** Sharing bases (DOMAIN.md 6): why the team may share what it knows. `ask` names what must be written beside it. */
export const SHARING_BASES = {
  implied_direct_care: { words: 'Implied, for direct care' },
  explicit_consent: { words: 'Explicit consent', ask: 'who gave consent, and on what date' },
  best_interests: { words: 'Best interests', ask: 'who made the assessment' },
  safeguarding: { words: 'Safeguarding' },
  parental_or_gillick: { words: 'Parental consent or Gillick competence' },
  not_yet_informed: { words: 'Not yet informed' },
  objected: { words: 'The person objected' },
} as const satisfies Record<string, { words: string; ask?: string }>;
export type SharingBasis = keyof typeof SHARING_BASES;
export const SHARING_BASIS_CODES = Object.keys(SHARING_BASES) as [SharingBasis, ...SharingBasis[]];

/** Undefined when the basis is enough to accept on; else what to do, in a sentence. `objected` always stops. */
export function sharingProblem(basis: SharingBasis, detail: string | undefined): string | undefined {
  if (basis === 'objected')
    return 'The person objected to sharing, so they cannot be accepted. Talk with them first.';
  const rule: { words: string; ask?: string } = SHARING_BASES[basis];
  return rule.ask !== undefined && (detail ?? '').trim() === ''
    ? `For “${rule.words.toLowerCase()}”, say ${rule.ask}.`
    : undefined;
}

/** Relationships a professional may state with a person (DOMAIN.md 3), as offered on the form. */
export const RELATIONSHIPS = {
  my_practice: 'Registered at my practice',
  my_caseload: 'On my caseload',
  asked_to_help: 'I was asked to help',
  on_call: 'I cover for the person’s professional',
} as const;
