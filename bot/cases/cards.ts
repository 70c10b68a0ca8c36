import {
  CASE_STATUSES,
  type CaseChange,
  type CaseSummary,
  COHORT_CODES,
  COHORTS,
} from '../../src/cases/case.ts';
import { showDay } from '../../src/core/day.ts';
import { type Button, buttons, type Face, facts, group, type Part, press, said, text } from '../cards.ts';
import { openPage } from '../page.ts';
import { identityFacts, identityNotice } from '../people/cards.ts';
import type { Cards } from '../phrase.ts';
import type { Out, Turn } from '../turn.ts';

const MOST_ROWS = 8;
const PRIORITY_WORDS = { red: 'Red', amber: 'Amber', green: 'Green', blue: 'Blue' } as const;
export const cohortWords = (code: string): string =>
  COHORTS[COHORT_CODES.find((one) => one === code) ?? 'PROFESSIONAL_JUDGEMENT'];

/** "Put on Tue 1 Dec": the step after accepting, for who plans agendas. */
export async function onNextAgenda(ref: string, turn: Turn): Promise<Button[]> {
  if (!turn.me.grants.has('huddles.agenda')) return [];
  const next = await turn.ask('huddles.next', {});
  return next === null
    ? []
    : [press(`Put on ${showDay(next.day, turn.today)}`, 'huddles.addItem', { huddleId: next.id, ref })];
}
const undoAccept = ({ id, version }: CaseChange): Button =>
  press('Undo', 'cases.undoAccept', { id, version });

async function acceptedFace(changes: readonly CaseChange[], turn: Turn): Promise<Face> {
  const [only, ...others] = changes;
  if (only === undefined || others.length > 0)
    return {
      heading: `${changes.length} people accepted`,
      body: changes.map((change) => group(said({ strong: change.ref }), buttons(undoAccept(change)))),
      buttons: [openPage('Open the cases', 'cases', turn)],
    };
  const proposed = only.status === 'shortlisted';
  return {
    heading: proposed ? `${only.ref} is proposed` : `${only.ref} is accepted`,
    line: proposed
      ? 'The professional you named has a message. Once they accept, it can come on an agenda.'
      : 'It comes on the next agenda by itself when its turn comes.',
    buttons: [
      ...(proposed ? [] : await onNextAgenda(only.ref, turn)),
      openPage('Open the case', `cases/${only.ref}`, turn),
      undoAccept(only),
    ],
  };
}

async function caseFace(one: Out<'cases.read'>, turn: Turn): Promise<Face> {
  const { grants, memberId } = turn.me;
  const proposed = one.status === 'shortlisted';
  const forMe =
    proposed && grants.has('cases.accept') && (one.proposedTo === null || one.proposedTo.id === memberId);
  const first = one.alerts[0];
  return {
    heading: `${one.ref} · ${PRIORITY_WORDS[one.priority]} · ${CASE_STATUSES[one.status]}`,
    ...(one.person === null ? {} : identityNotice(one.person)),
    ...(first !== undefined && { notice: { text: one.alerts.join(' '), tone: 'Attention' as const } }),
    body: [
      said({ strong: 'Question: ' }, { said: one.question }),
      ...(one.person === null ? [] : [identityFacts(one.person, turn)]),
      facts(
        ['Cohort', cohortWords(one.cohort)],
        one.coordinator === null ? undefined : ['Coordinator', one.coordinator.name],
        one.proposedTo === null || !proposed ? undefined : ['Waits for', one.proposedTo.name],
        one.reviewOn === null ? undefined : ['Review', showDay(one.reviewOn, turn.today)],
        one.lastDiscussedOn === null
          ? undefined
          : ['Last discussed', showDay(one.lastDiscussedOn, turn.today)],
        ['Actions', `${one.openActions} open, ${one.overdueActions} overdue`],
      ),
      ...(one.matters === null ? [] : [said({ strong: 'What matters: ' }, { said: one.matters.words })]),
    ],
    buttons: [
      ...(forMe
        ? [
            press('Accept…', 'form:cases.accept', { ref: one.ref, cohort: one.cohort }, { look: 'positive' }),
            press('Decline', 'form:cases.decline', { id: one.id, ref: one.ref }),
          ]
        : []),
      ...(one.person === null && one.mayOpen && !forMe
        ? [press('Who is it?', 'form:people.open', { ref: one.ref, purpose: 'case' })]
        : []),
      ...(proposed ? [] : await onNextAgenda(one.ref, turn)),
      ...(proposed || !grants.has('actions.assign')
        ? []
        : [press('Assign an action', 'form:actions.assign', { caseRef: one.ref })]),
      openPage('Open the case', `cases/${one.ref}`, turn),
    ].slice(0, 5),
    summary: `${one.ref}: ${CASE_STATUSES[one.status].toLowerCase()}`,
  };
}

function listFace(found: readonly CaseSummary[], turn: Turn): Face {
  if (found.length === 0)
    return {
      heading: 'No cases there yet.',
      line: 'People are accepted from **candidates**, or with **add case** and an NHS number in our personal chat.',
    };
  return {
    heading: found.length === 1 ? '1 case' : `${found.length} cases`,
    body: [
      ...found.slice(0, MOST_ROWS).map((one) =>
        group(
          said(
            { strong: one.ref },
            // A priority is not for everybody's eyes: blue says that somebody is in hospital.
            `${turn.place === 'shared' ? '' : ` · ${PRIORITY_WORDS[one.priority]}`} · ${CASE_STATUSES[one.status]}${one.overdueActions > 0 ? ` · ${one.overdueActions} overdue` : ''}`,
            ...(one.question === '' ? [] : [' · ', { said: one.question }]),
          ),
          ...(turn.place === 'personal' ? [buttons(press('Open', 'cases.read', { ref: one.ref }))] : []),
        ),
      ),
      ...(found.length > MOST_ROWS
        ? [text(`And ${found.length - MOST_ROWS} more on the page.`, { isSubtle: true })]
        : []),
    ],
    buttons: [openPage('Open the cases', 'cases', turn)],
  };
}

function searchFace(found: Out<'cases.search'>, turn: Turn): Face {
  if (found.length === 0)
    return {
      heading: 'Nobody found whom you may see.',
      line: 'Try the whole name, the NHS number or a reference such as N7-0042. People of other practices show once you state your relationship.',
    };
  return {
    heading: found.length === 1 ? '1 person found' : `${found.length} people found`,
    body: found
      .slice(0, MOST_ROWS)
      .map(
        (one): Part =>
          group(
            said(
              { strong: one.ref },
              ...(one.name === null ? [' · name not shown to you'] : [` · ${one.name}`]),
              ...(one.birthDate === null ? [] : [` · born ${showDay(one.birthDate, turn.today)}`]),
              one.status === null ? ' · no case' : ` · ${CASE_STATUSES[one.status]}`,
            ),
            buttons(
              one.caseId === null
                ? press('Open', 'form:people.open', { ref: one.ref, purpose: 'candidate' })
                : press('Open', 'cases.read', { ref: one.ref }),
            ),
          ),
      ),
    summary: 'Search results',
  };
}

const undone = ({ ref }: CaseChange): Face => ({
  heading: `${ref}: undone`,
  line: 'It is as it was before.',
});

export const cards = {
  'cases.accept': ({ cases }, turn) => acceptedFace(cases, turn),
  'cases.add': (change, turn) => acceptedFace([change], turn),
  'cases.propose': (change, turn) => acceptedFace([change], turn),
  'cases.undoAccept': undone,
  'cases.decline': (change) => ({
    heading: `${change.ref} is declined`,
    line: 'Your reason is on the case for whoever proposed it.',
    buttons: [press('Undo', 'cases.undoMove', { id: change.id, version: change.version })],
  }),
  'cases.undoMove': undone,
  'cases.read': caseFace,
  'cases.list': listFace,
  'cases.search': searchFace,
} satisfies Cards;
