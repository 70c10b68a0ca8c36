import { COHORTS } from '../../src/cases/case.ts';
import { showCount } from '../../src/core/count.ts';
import { showDay } from '../../src/core/day.ts';
import type { ImportCounts, Preview } from '../../src/lists/list.ts';
import { buttons, type Face, facts, group, type Part, press, said, text } from '../cards.ts';
import { openPage } from '../page.ts';
import type { Cards, Fields, Forms } from '../phrase.ts';
import type { In, Out, Turn } from '../turn.ts';

const MOST_ROWS = 5;
const people = (count: number): string => (count === 1 ? '1 person' : `${showCount(count)} people`);
const rows = (count: number): string => (count === 1 ? '1 row' : `${showCount(count)} rows`);
const needYou = ({ conflicts, rejected }: ImportCounts): number => conflicts + rejected;

const countFacts = (counts: ImportCounts) =>
  facts(
    ['Rows read', showCount(counts.read)],
    ['New', showCount(counts.new)],
    ['Changed', showCount(counts.updated)],
    ['As before', showCount(counts.unchanged)],
    ['No longer on it', showCount(counts.left)],
    counts.duplicates === 0 ? undefined : ['The same person twice', showCount(counts.duplicates)],
    needYou(counts) === 0 ? undefined : ['Rows that need you', showCount(needYou(counts))],
  );
const problemRows = (problems: Preview['problems']): Part[] =>
  problems.length === 0
    ? []
    : [
        text('What needs you', { weight: 'Bolder' }),
        ...problems
          .slice(0, MOST_ROWS)
          .map(({ row, column, problem }) =>
            said(
              { strong: row === 0 ? 'The file' : `Row ${row}` },
              `${column === '' ? '' : ` · ${column}`}: ${problem}`,
            ),
          ),
        ...(problems.length > MOST_ROWS ? [text('The rest is on the page.', { isSubtle: true })] : []),
      ];

/** What a file would do, before anything is kept: counts, its name as a list, Import. */
export function previewFace(preview: Preview, understood: Fields = {}): Face {
  const { counts, uploadId, dataTo } = preview;
  const name = understood.list ?? preview.list ?? preview.fileName.replace(/\.[a-z0-9]{1,5}$/i, '');
  return {
    heading: `${people(counts.accepted)} in the file`,
    line: `${rows(needYou(counts))} ${needYou(counts) === 1 ? 'needs' : 'need'} you, ${showCount(counts.new)} new, ${showCount(counts.left)} no longer on it. Nothing is kept yet.`,
    ...(dataTo === null && {
      notice: {
        text: 'The file does not say how old its data is. Give the date it runs to.',
        tone: 'Warning' as const,
      },
    }),
    body: [
      countFacts(counts),
      {
        type: 'Input.Text',
        id: 'list',
        label: 'Import as the list',
        isRequired: true,
        errorMessage: 'Give the list a name.',
        maxLength: 120,
        value: name.slice(0, 120),
      },
      {
        type: 'Input.Date',
        id: 'dataTo',
        label: 'The data runs to',
        ...(dataTo !== null && { value: dataTo }),
      },
    ],
    buttons: [
      press('Import', 'lists.import', { uploadId }, { look: 'positive', form: true }),
      press('Preview', 'lists.preview', { uploadId }),
      press('Not now', 'chat.dismiss', {}),
    ],
    summary: `A list: ${people(counts.accepted)}, ${rows(needYou(counts))} need you`,
  };
}

function detailFace(preview: Preview): Face {
  const face = previewFace(preview);
  return {
    ...face,
    body: [
      ...(face.body ?? []),
      said(
        { strong: 'Understood: ' },
        preview.understood.map((one) => `${one.column} as ${one.as}`).join(', '),
      ),
      ...(preview.ignored.length === 0 ? [] : [said({ strong: 'Not kept: ' }, preview.ignored.join(', '))]),
      ...problemRows(preview.problems),
    ],
  };
}

function candidatesFace(found: Out<'lists.candidates'>, turn: Turn, input: In<'lists.candidates'>): Face {
  const { total, tiers, routed, candidates } = found;
  const next = {
    use: 'lists.candidates',
    input: { cohort: input.cohort, limit: input.limit ?? MOST_ROWS },
  } as const;
  if (total === 0)
    return {
      heading: 'No candidates there.',
      line: 'Candidates come from lists. A coordinator sends me a list as a file here, or imports it on the page.',
      buttons: [openPage('Open the lists', 'lists', turn)],
    };
  return {
    heading: `${COHORTS[input.cohort]}: ${total} candidates`,
    line: `${tiers === undefined ? '' : `Tier 1: ${tiers['1']}, tier 2: ${tiers['2']}, tier 3 (watch only): ${tiers['3']}. `}${routed.careHome === 0 ? '' : `${routed.careHome} in care homes have their own home round. `}The score sorts; it never decides.`,
    body: candidates.slice(0, input.limit ?? MOST_ROWS).map(
      (one): Part =>
        group(
          said(
            { strong: one.ref },
            `${one.tier === undefined ? '' : ` · tier ${one.tier}`} · score ${one.score}`,
            ` · ${one.reasons.join('; ')}`,
            one.dataTo === null
              ? ' · age of data not known'
              : ` · data to ${showDay(one.dataTo, turn.today)}`,
          ),
          ...(turn.isProfessional
            ? [
                buttons(
                  press('Open', 'form:people.open', {
                    ref: one.ref,
                    purpose: 'candidate',
                    cohort: input.cohort,
                  }),
                ),
              ]
            : turn.me.grants.has('cases.propose')
              ? [
                  buttons(
                    press('Propose', 'form:cases.propose', { ref: one.ref, cohort: input.cohort }, { next }),
                  ),
                ]
              : []),
        ),
    ),
    buttons: [openPage('Open the candidates', `lists/candidates?cohort=${input.cohort}`, turn)],
    summary: `${total} candidates`,
  };
}

export const cards = {
  'lists.preview': detailFace,
  'lists.import': (result, turn) => ({
    heading: `Imported: ${people(result.accepted)}`,
    line: `${showCount(result.new)} new, ${showCount(result.updated)} changed, ${showCount(result.left)} no longer on it. Nobody’s case was closed by this.`,
    body: [countFacts(result), ...problemRows(result.problems)],
    buttons: [
      press(
        'Candidates',
        'lists.candidates',
        { cohort: 'FRAILTY_DEMENTIA', limit: MOST_ROWS },
        { look: 'positive' },
      ),
      openPage('Open the list', 'lists', turn),
    ],
    summary: `Imported: ${people(result.accepted)}`,
  }),
  'lists.all': (all, turn) =>
    all.length === 0
      ? {
          heading: 'No lists yet.',
          line: 'Send me a list as a CSV file here, or import it on the page.',
          buttons: [openPage('Open the lists', 'lists', turn)],
        }
      : {
          heading: all.length === 1 ? '1 list' : `${all.length} lists`,
          body: all
            .slice(0, 12)
            .map((list) =>
              said(
                { strong: list.name },
                ` · ${people(list.people)} · ${list.dataTo === null ? 'age of data not known' : `data to ${showDay(list.dataTo, turn.today)}`}${list.ageBand === 'fresh' ? '' : ' · old'}`,
              ),
            ),
          buttons: [
            press('Candidates', 'lists.candidates', { cohort: 'FRAILTY_DEMENTIA', limit: MOST_ROWS }),
            openPage('Open the lists', 'lists', turn),
          ],
        },
  'lists.candidates': candidatesFace,
} satisfies Cards;

export const forms = {
  'lists.import': {
    face: async (understood, turn) =>
      previewFace(await turn.ask('lists.preview', { uploadId: understood.uploadId ?? '' }), understood),
    read: (fields) => ({
      uploadId: fields.uploadId ?? '',
      list: fields.list ?? '',
      ...(fields.dataTo !== undefined && { dataTo: fields.dataTo }),
    }),
  },
} satisfies Forms;
