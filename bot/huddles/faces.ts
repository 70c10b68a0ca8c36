import { longWeekday, showDay, showTime } from '../../src/core/day.ts';
import { gateWords } from '../../src/huddles/gate-words.ts';
import type { HuddleDetail, HuddleSummary } from '../../src/huddles/huddle.ts';
import { DEFER_WORDS, WHY_WORDS } from '../../src/huddles/huddle.ts';
import { KINDS } from '../../src/huddles/kind.ts';
import { type Button, type Face, facts, open, type Part, press, said, text } from '../cards.ts';
import { openPage } from '../page.ts';
import type { Turn } from '../turn.ts';
import { gateButton } from './gate-button.ts';

const MOST_ROWS = 15;

/** "Tue 24 Nov at 8:45". */
export const whenOf = (
  { day, time }: Pick<HuddleSummary, 'day' | 'time'>,
  turn: Pick<Turn, 'today'>,
): string =>
  `${day === turn.today ? `today, ${longWeekday(day)},` : showDay(day, turn.today)} at ${showTime(time)}`;
/** Its own name in personal chat, the kind in words elsewhere; never markdown, since somebody typed it. */
export const nameOf = ({ name }: Pick<HuddleSummary, 'name'>): string => name.replace(/[*_`[\]()<>#]/g, '');

const STATES = {
  waiting: '',
  current: '▶ now',
  discussed: '✓ discussed',
  deferred: 'put off',
  removed: '',
} as const;

/** The agenda's lines: place, reference, minutes, why it is there; the question only where it came along. */
function agendaRows({ items }: HuddleDetail): Part[] {
  const shown = items.slice(0, MOST_ROWS);
  return [
    ...shown.map((item) =>
      said(
        { strong: `${item.position}. ${item.withheld ? 'A case not shown to you' : item.ref}` },
        ` · ${item.minutes} min · ${WHY_WORDS[item.why]}`,
        ...(item.state === 'deferred' && item.deferReason !== null
          ? [` · put off: ${DEFER_WORDS[item.deferReason]}`]
          : STATES[item.state] === ''
            ? []
            : [` · ${STATES[item.state]}`]),
        ...(item.fits || item.state !== 'waiting' ? [] : [' · no room today']),
        ...(item.late ? [item.lateOk ? ' · came late' : ' · came late, waits for the chair'] : []),
        ...(item.forChair ? [` · carried over ${item.deferrals} times: the chair decides`] : []),
        ...(item.lane === 'agree' && item.state === 'waiting' ? [' · all agree'] : []),
        ...(item.question === '' ? [] : [' · ', { said: item.question }]),
      ),
    ),
    ...(items.length > MOST_ROWS
      ? [text(`And ${items.length - MOST_ROWS} more on the page.`, { isSubtle: true })]
      : []),
  ];
}

const joinButton = ({ joinUrl }: HuddleSummary): Button[] =>
  joinUrl === null ? [] : [open('Join', joinUrl)];
const page = (huddle: HuddleSummary, turn: Turn): Button => openPage('Open', `huddles/${huddle.id}`, turn);
const cases = (count: number): string => (count === 1 ? '1 case' : `${count} cases`);
const minutesOf = (huddle: HuddleDetail): string =>
  `${huddle.minutesPlanned} min planned of ${huddle.capacityMinutes}`;

/** A huddle in any phase: agenda, live, closed. */
export function huddleFace(huddle: HuddleDetail, turn: Turn): Face {
  if (huddle.status === 'live') return liveFace(huddle, turn);
  if (huddle.status === 'closed') return closedFace(huddle, turn);
  const mayPlan = turn.me.grants.has('huddles.agenda');
  const over = huddle.status === 'cancelled' || huddle.missed;
  return {
    heading: `${nameOf(huddle)} · ${whenOf(huddle, turn)}`,
    line: over
      ? huddle.missed
        ? 'It did not take place.'
        : 'It was cancelled.'
      : `${cases(huddle.items.length)}, ${minutesOf(huddle)}.${huddle.movedFrom === null ? '' : ` Moved from ${showDay(huddle.movedFrom, turn.today)}.`}`,
    body:
      huddle.items.length === 0
        ? [
            text('Nothing on the agenda yet. **add N7-0042 to Tuesday** puts a case on it.', {
              isSubtle: true,
            }),
          ]
        : agendaRows(huddle),
    buttons: over
      ? [page(huddle, turn)]
      : [
          ...(huddle.mayRun && huddle.day === turn.today
            ? [press('Start', 'huddles.start', { huddleId: huddle.id }, { look: 'positive' as const })]
            : []),
          ...joinButton(huddle),
          ...(mayPlan ? [press('Fill from cases', 'huddles.fill', { huddleId: huddle.id })] : []),
          page(huddle, turn),
        ],
    summary: `Agenda for ${showDay(huddle.day, turn.today)}: ${cases(huddle.items.length)}`,
  };
}

function liveFace(huddle: HuddleDetail, turn: Turn): Face {
  const current = huddle.items.find((item) => item.id === huddle.currentItemId);
  const waiting = huddle.items.filter((item) => item.state === 'waiting').length;
  const here = huddle.attendance.filter((one) => one.state === 'here').length;
  const expectItemId = huddle.currentItemId;
  const nothingLeft = waiting === 0 && current === undefined;
  const gate = huddle.live?.gate ?? null;
  const due = huddle.dueActions.length;
  const next = press(
    current === undefined
      ? waiting === huddle.items.length
        ? 'First case'
        : 'Next case'
      : waiting === 0
        ? 'Finish this case'
        : 'Next case',
    'huddles.nextItem',
    { huddleId: huddle.id, expectItemId },
    { look: 'positive' },
  );
  return {
    heading: `${nameOf(huddle)} · ● live`,
    line: `${here} here, quorum ${huddle.quorum.met ? 'met' : `lacks ${huddle.quorum.lacks.join(', ')}`}. ${due === 0 ? 'No actions are due.' : `${due} ${due === 1 ? 'action is' : 'actions are'} due or overdue.`}`,
    body: [
      ...(current === undefined
        ? [
            text(
              gate !== null
                ? `${gateWords(gate)}.`
                : nothingLeft
                  ? 'All cases have been discussed. Read the new actions back, then close.'
                  : 'No case is open yet: settle due actions and attendance first.',
            ),
          ]
        : [
            said(
              { strong: `Now: ${current.withheld ? 'a case not shown to you' : current.ref}` },
              ` · case ${current.position} of ${huddle.items.length} · ${current.minutes} min`,
              ...(current.question === '' ? [] : [' · ', { said: current.question }]),
            ),
          ]),
      ...openLines(huddle),
      ...agendaRows(huddle),
      ...newActions(huddle, turn),
    ],
    buttons: huddle.mayRun
      ? [
          ...(gate !== null ? [gateButton(huddle.id, gate)] : nothingLeft ? [] : [next]),
          press(
            'Close huddle',
            'huddles.close',
            { huddleId: huddle.id },
            nothingLeft ? { look: 'positive' } : {},
          ),
          ...(huddle.items.some((item) => item.startedAt !== null)
            ? [press('Back', 'huddles.back', { huddleId: huddle.id, expectItemId })]
            : [press('Undo', 'huddles.undoStart', { huddleId: huddle.id })]),
          ...joinButton(huddle),
          page(huddle, turn),
        ]
      : [...joinButton(huddle), page(huddle, turn)],
    summary: current === undefined || current.withheld ? 'The huddle is live' : `Live: ${current.ref}`,
  };
}

/** Lines that are no action yet hold the huddle back; their words come along in personal chat only. */
const openLines = ({ live }: HuddleDetail): Part[] =>
  (live?.drafts ?? []).map((draft) =>
    said(
      { strong: draft.ref },
      ' has an action without an owner or a date',
      ...(draft.words === '' ? [] : [': ', { said: draft.words }]),
    ),
  );

const newActions = ({ newActions: made }: HuddleDetail, turn: Turn): Part[] =>
  made.length === 0
    ? []
    : [
        text('New actions', { weight: 'Bolder' }),
        ...made
          .slice(0, MOST_ROWS)
          .map((action) =>
            said(
              { strong: action.ref },
              ` · ${action.caseRef} · ${action.owner} · due ${showDay(action.due, turn.today)}`,
              ...(action.title === '' ? [] : [' · ', { said: action.title }]),
            ),
          ),
      ];

function closedFace(huddle: HuddleDetail, turn: Turn): Face {
  const discussed = huddle.items.filter((item) => item.state === 'discussed').length;
  return {
    heading: `${nameOf(huddle)} · ${showDay(huddle.day, turn.today)} · closed`,
    facts: facts(
      ['Discussed', cases(discussed)],
      ['Put off', cases(huddle.items.length - discussed)],
      ['New actions', String(huddle.newActions.length)],
    ),
    body: [...agendaRows(huddle), ...newActions(huddle, turn)],
    buttons: [page(huddle, turn)],
  };
}

const ATTENDANCE = { coming: 'coming', apologies: 'apologies', here: 'here', left: 'left' } as const;
/** Who is coming, and what the huddle still lacks. */
export function attendanceFace(huddle: HuddleDetail, turn: Turn): Face {
  const known = huddle.attendance.filter((one) => one.state !== null);
  const silent = huddle.attendance.length - known.length;
  const may =
    turn.me.grants.has('huddles.take-part') && huddle.status !== 'closed' && huddle.status !== 'cancelled';
  const mine = huddle.attendance.find((one) => one.memberId === turn.me.memberId)?.state;
  return {
    heading: `Who is ${huddle.status === 'live' ? 'here' : 'coming'} · ${whenOf(huddle, turn)}`,
    line: huddle.quorum.met
      ? silent === 0
        ? 'There is a quorum.'
        : 'There is a quorum, if those not heard from come.'
      : `It still lacks ${huddle.quorum.lacks.join(', ')}.`,
    facts: facts(
      ...known.map((one) => [one.name, `${ATTENDANCE[one.state ?? 'coming']}, ${one.profession}`] as const),
    ),
    body: silent === 0 ? [] : [text(`${silent} not heard from.`, { isSubtle: true })],
    buttons:
      may && huddle.status === 'live'
        ? [
            mine === 'here'
              ? press('I’ve left', 'huddles.attend', { huddleId: huddle.id, state: 'left' })
              : press(
                  'I’m here',
                  'huddles.attend',
                  { huddleId: huddle.id, state: 'here' },
                  { look: 'positive' },
                ),
            page(huddle, turn),
          ]
        : may
          ? [
              ...(mine === 'coming' || mine === 'here'
                ? []
                : [
                    press(
                      'I’m coming',
                      'huddles.attend',
                      { huddleId: huddle.id, state: 'coming' },
                      { look: 'positive' },
                    ),
                  ]),
              ...(mine === 'apologies'
                ? []
                : [press('I can’t come', 'huddles.attend', { huddleId: huddle.id, state: 'apologies' })]),
              page(huddle, turn),
            ]
          : [page(huddle, turn)],
  };
}

/** One line for each huddle. */
export const huddleLine = (huddle: HuddleSummary, turn: Turn): Part =>
  said(
    { strong: `${showDay(huddle.day, turn.today)} at ${showTime(huddle.time)}` },
    ` · ${turn.place === 'shared' ? KINDS[huddle.kind].words : huddle.name} · ${huddle.status === 'closed' ? 'closed' : huddle.missed ? 'did not take place' : huddle.status === 'cancelled' ? 'cancelled' : huddle.status === 'live' ? '● live' : cases(huddle.cases)}`,
    ...(huddle.movedFrom === null ? [] : [` · moved from ${showDay(huddle.movedFrom, turn.today)}`]),
  );
