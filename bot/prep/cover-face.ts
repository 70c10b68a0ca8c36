import { disciplineWords } from '../../src/neighbourhoods/member.ts';
import type { Cover } from '../../src/prep/read-cover.ts';
import { type Face, type Part, text } from '../cards.ts';
import { attendanceFace } from '../huddles/faces.ts';
import type { Turn } from '../turn.ts';

const ANSWER = { asked: 'asked, no answer yet', yes: 'comes', no: 'cannot come' } as const;

const coverLines = ({ missing, deputyAsked, oftenAbsent }: Cover): Part[] => [
  ...(missing.length === 0
    ? []
    : [text(`Missing: ${missing.map(disciplineWords).join(', ')}.`, { color: 'Warning', weight: 'Bolder' })]),
  ...deputyAsked.map(({ name, instead, state }) =>
    text(`${name}${instead === null ? '' : ` for ${instead}`}: ${ANSWER[state]}.`),
  ),
  ...oftenAbsent.map(({ name, missed }) =>
    text(`${name} has missed the last ${missed}.`, { isSubtle: true }),
  ),
];

/** Who is coming, which needed discipline is missing, and who was asked instead. */
export async function whoIsComing(huddleId: string, turn: Turn): Promise<Face> {
  const [huddle, cover] = [
    await turn.ask('huddles.read', { huddleId }),
    await turn.ask('prep.cover', { huddleId }),
  ];
  const face = attendanceFace(huddle, turn);
  return { ...face, body: [...(face.body ?? []), ...coverLines(cover)] };
}
