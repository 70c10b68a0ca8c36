import type { Day } from '../core/day.ts';
import { grantsOf, type Role } from '../core/grants.ts';

/** A member as colleagues see one: no account, no conversation. */
export type Member = {
  id: string;
  name: string;
  email: string;
  profession: string;
  discipline: string;
  organisationId: string;
  organisation: string;
  roles: Role[];
  workingDays: number[];
  deputyId: string | null;
  leftOn: Day | null;
};
/** What a member brings to the table, in words: whom a session, or one case, needs to hear. */
export const DISCIPLINES = {
  gp: 'GP',
  nursing: 'nursing',
  social_care: 'social care',
  mental_health: 'mental health',
  pharmacy: 'pharmacy',
  therapy: 'therapy',
  paramedic: 'paramedic',
  geriatrics: 'geriatrics',
  paediatrics: 'paediatrics',
  education: 'education',
  housing: 'housing',
  hospice: 'hospice and palliative care',
  voluntary: 'voluntary sector',
  coordination: 'care coordination',
  management: 'management',
} as const satisfies Record<string, string>;
export type Discipline = keyof typeof DISCIPLINES;
/** A code that we do not know stands for itself. */
export const disciplineWords = (code: string): string =>
  Object.entries(DISCIPLINES).find(([key]) => key === code)?.[1] ?? code;

export type Organisation = { id: string; name: string; kind: string; odsCode: string | null };

/** Professionals may open identifiers and accept; coordinators and managers may not on that ground alone. */
export const isProfessional = (member: Pick<Member, 'discipline'>): boolean =>
  member.discipline !== 'coordination' && member.discipline !== 'management';

/**
 * Members whom a few typed letters could mean: "priya", "@Priya Shah", "sam o". Exact names win over beginnings of words.
 */
export function membersNamed<M extends { name: string }>(members: readonly M[], typed: string): M[] {
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replace(/^@/, '')
      .replace(/\b(dr|mr|mrs|ms|miss)\b\.?/g, '')
      .replace(/\s+/g, ' ')
      .trim();
  const wanted = plain(typed);
  if (wanted === '') return [];
  const exact = members.filter((member) => plain(member.name) === wanted);
  if (exact.length > 0) return exact;
  const words = wanted.split(' ');
  return members.filter((member) => {
    const have = plain(member.name).split(' ');
    return words.every((word) => have.some((part) => part.startsWith(word)));
  });
}

/** Whether a colleague of the team could be named as another's deputy now; nameDeputy says why not. */
export const couldCover = (
  member: Pick<Member, 'id'>,
  deputy: Pick<Member, 'id' | 'roles'> & { leftOn?: Day | null },
): boolean =>
  deputy.id !== member.id && (deputy.leftOn ?? null) === null && grantsOf(deputy.roles).has('actions.do');
