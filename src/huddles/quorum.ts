import type { QuorumNeeds } from './kind.ts';

/** Who is counted: the fields of a member that the quorum asks for, and whether they are professionals. */
export type Present = {
  organisationId: string;
  discipline: string;
  isProfessional: boolean;
  isChair: boolean;
  canTakeNotes: boolean;
};
export type Quorum = { met: boolean; lacks: string[] };

const more = (count: number, one: string, many: string): string[] =>
  count <= 0 ? [] : [count === 1 ? `one more ${one}` : `${count} more ${many}`];

/**
 * Quorum [D, DOMAIN.md 2]: a chair, somebody else to take notes, and as many professions and organisations as the series
 * asks for (three from two unless it says otherwise). Says what lacks in words without names; it informs and never stops a
 * huddle.
 */
export function quorumOf(present: readonly Present[], { professions, organisations }: QuorumNeeds): Quorum {
  const chair = present.find((one) => one.isChair);
  const professionals = present.filter((one) => one.isProfessional);
  const lacks = [
    ...(chair === undefined ? ['a chair'] : []),
    ...(present.some((one) => one !== chair && one.canTakeNotes) ? [] : ['somebody to take notes']),
    ...more(
      professions - new Set(professionals.map((one) => one.discipline)).size,
      'profession',
      'professions',
    ),
    ...more(
      organisations - new Set(professionals.map((one) => one.organisationId)).size,
      'organisation',
      'organisations',
    ),
  ];
  return { met: lacks.length === 0, lacks };
}
