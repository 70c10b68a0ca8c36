import { type Day, dayOf, showDay } from '../core/day.ts';
import type { Correction, Field, Said } from './minutes.ts';
import { FIELDS } from './minutes.ts';

/** What a note is made of: the minutes of one case in one huddle, the actions agreed, and who was here. No name and no number of the person. */
export type NoteParts = {
  ref: string;
  kind: string;
  day: Day;
  chair: string | null;
  present: { name: string; profession: string }[];
  withoutMeeting: boolean;
  matters: { words: string; by: string; on: Day } | null;
  said: Said;
  /** The outcome in words. */
  outcome: string | null;
  actions: { ref: string; title: string; owner: string; due: Day }[];
  corrections: Correction[];
};

const AWARE = {
  yes: 'The person knows.',
  no: 'The person does not know yet.',
  best_interests: 'Best interests decision.',
} as const;
const date = (day: Day): string => `${showDay(day)} ${day.slice(0, 4)}`;

/** Headings with what stands under each, in the order of a consultation; what nobody wrote is left out. */
function sectionsOf(parts: NoteParts): [heading: string, words: string][] {
  const { said, matters } = parts;
  const told = [
    said.aware === null ? '' : AWARE[said.aware],
    said.feedbackBy === null
      ? ''
      : `Feedback to the person: ${said.feedbackBy}${said.feedbackOn === null ? '' : `, by ${date(said.feedbackOn)}`}.`,
  ].filter((words) => words !== '');
  const dissent = said.dissent !== '' ? said.dissent : said.dissentAsked ? 'Asked: nobody disagreed.' : '';
  const sections: [string, string][] = [
    [FIELDS.question, said.question],
    [
      'What matters to the person',
      matters === null ? '' : `“${matters.words}” (${matters.by}, ${date(matters.on)})`,
    ],
    [FIELDS.situation, said.situation],
    [FIELDS.actionToDate, said.actionToDate],
    [FIELDS.update, said.update],
    [FIELDS.nextSteps, said.nextSteps],
    [FIELDS.decision, said.decision],
    [FIELDS.rationale, said.rationale],
    [FIELDS.dissent, dissent],
    [FIELDS.contingency, said.contingency],
    [FIELDS.outcome, parts.outcome ?? ''],
    [
      'Actions',
      parts.actions
        .map((action) => `${action.ref} ${action.title}: ${action.owner}, by ${date(action.due)}`)
        .join('\n'),
    ],
    ['Person', told.join(' ')],
    ['Review', said.reviewOn === null ? '' : date(said.reviewOn)],
    [
      'Present',
      parts.present.map((one) => `${one.name} (${one.profession})`).join(', ') +
        (parts.chair === null ? '' : `. Chair: ${parts.chair}.`),
    ],
    ['Corrected', parts.corrections.map(correctionInWords).join('\n')],
  ];
  return sections.filter(([, words]) => words.trim() !== '');
}

const correctionInWords = ({ field, words, reason, by, at }: Correction): string =>
  `${FIELDS[field as Field]}: ${field === 'reviewOn' ? date(words) : words} (${reason}; ${by}, ${date(dayOf(at))})`;

const title = ({ kind, day, ref, withoutMeeting }: NoteParts): string =>
  `${kind} of the neighbourhood team, ${date(day)} (our reference ${ref})${withoutMeeting ? '. Agreed without a meeting' : ''}`;

/**
 * The same note twice, as plain text: for EMIS a heading on a line of its own with its words below it, for SystmOne, whose
 * notes are read in narrow columns, heading and words on one line. No codes: a coder chooses those in the record itself.
 */
export function noteTexts(parts: NoteParts): { emis: string; systmone: string } {
  const sections = sectionsOf(parts);
  return {
    emis: [title(parts), ...sections.map(([heading, words]) => `${heading.toUpperCase()}\n${words}`)].join(
      '\n\n',
    ),
    systmone: [
      title(parts),
      ...sections.map(([heading, words]) => `${heading}: ${words.replace(/\n+/g, '; ')}`),
    ].join('\n'),
  };
}
