import type { Series } from '../../src/huddles/huddle.ts';
import { BLOCKS, type Block, type BlockKind } from '../../src/huddles/kind.ts';
import { DISCIPLINES, type Discipline } from '../../src/neighbourhoods/member.ts';
import type { Input } from '../cards.ts';
import type { Fields } from '../phrase.ts';
import type { In, Out } from '../turn.ts';

type Template = Pick<
  In<'huddles.changeSeries'>,
  'requiredDisciplines' | 'quorum' | 'blocks' | 'chairRota' | 'deputyId'
>;
const NOBODY = 'nobody';
const BLOCK_KINDS = Object.keys(BLOCKS) as BlockKind[];
const DISCIPLINE_CODES = Object.keys(DISCIPLINES) as Discipline[];

/** Whom a series needs, its parts, who chairs in turn and who stands in, as they are now. A part left empty is not there. */
export function templateInputs(series: Series, team: Out<'neighbourhoods.members'>): Input[] {
  const chairs = team.filter(({ roles }) => roles.includes('chair'));
  return [
    {
      type: 'Input.ChoiceSet',
      id: 'disciplines',
      label: 'Disciplines that must be there',
      style: 'compact',
      isMultiSelect: true,
      choices: DISCIPLINE_CODES.map((value) => ({ title: DISCIPLINES[value], value })),
      value: series.requiredDisciplines.join(','),
    },
    number('professions', 'Quorum: at least so many professions', series.quorum.professions, 12),
    number('organisations', 'Quorum: from at least so many organisations', series.quorum.organisations, 12),
    ...BLOCK_KINDS.filter((kind) => kind !== 'cases').map((kind) =>
      number(
        `part-${kind}`,
        `Minutes for: ${BLOCKS[kind]} (0 = out of the cases’ time, empty = no such part)`,
        series.blocks.find((block) => block.kind === kind)?.minutes,
        120,
      ),
    ),
    {
      type: 'Input.ChoiceSet',
      id: 'rota',
      label: 'Chairs in turn (nobody = always the chair)',
      style: 'compact',
      isMultiSelect: true,
      choices: chairs.map(({ id, name }) => ({ title: name, value: id })),
      value: series.chairRota.map(({ id }) => id).join(','),
    },
    {
      type: 'Input.ChoiceSet',
      id: 'deputy',
      label: 'Deputy, when the chair is away',
      style: 'compact',
      choices: [
        { title: 'Nobody', value: NOBODY },
        ...team.map(({ id, name }) => ({ title: name, value: id })),
      ],
      value: series.deputy?.id ?? NOBODY,
    },
  ];
}
const number = (id: string, label: string, value: number | undefined, max: number): Input => ({
  type: 'Input.Number',
  id,
  label,
  min: 0,
  max,
  ...(value === undefined ? {} : { value }),
});

/** The same, read back. A card from before the template stood on it has no deputy field: then nothing of it changes. */
export function readTemplate(fields: Fields): Template {
  if (fields.deputy === undefined) return {};
  const list = (words: string | undefined): string[] => (words ?? '').split(',').filter(Boolean);
  const chosen = list(fields.disciplines);
  return {
    requiredDisciplines: DISCIPLINE_CODES.filter((code) => chosen.includes(code)),
    quorum: {
      professions: Number(fields.professions ?? 0),
      organisations: Number(fields.organisations ?? 0),
    },
    blocks: BLOCK_KINDS.flatMap((kind): Block[] => {
      const minutes = fields[`part-${kind}`];
      if (kind === 'cases') return [{ kind, minutes: 0 }];
      return minutes === undefined ? [] : [{ kind, minutes: Number(minutes) }];
    }),
    // Left alone, the turns go on where they were.
    ...((fields.rota ?? '') === (fields.rotaWas ?? '') ? {} : { chairRota: list(fields.rota) }),
    deputyId: fields.deputy === NOBODY ? null : fields.deputy,
  };
}
