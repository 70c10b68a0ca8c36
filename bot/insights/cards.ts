import { dayOf, showDay, showTime, timeOf } from '../../src/core/day.ts';
import { ENOUGH, fifthWords } from '../../src/insights/carried-out.ts';
import { ASKS } from '../../src/insights/escalation.ts';
import { buttons, type Face, facts, group, type Part, press, said, text } from '../cards.ts';
import { openPage } from '../page.ts';
import type { Cards } from '../phrase.ts';
import type { Out, Turn } from '../turn.ts';

const MOST_ROWS = 5;
const actions = (count: number): string => (count === 1 ? '1 action' : `${count} actions`);

/** What is to be unblocked, ranked: why, and one press each to ask, to hand over or to take it up. */
function unblockFace(ranked: Out<'insights.unblock'>, turn: Turn): Face {
  if (ranked.length === 0)
    return {
      heading: 'Nothing needs unblocking.',
      line: 'Nothing is late, blocked or waiting to be accepted.',
    };
  const next = { use: 'insights.unblock', input: {} } as const;
  return {
    heading: `What to unblock this week: ${actions(ranked.length)}`,
    line: 'The most pressing first, and why.',
    body: ranked.slice(0, MOST_ROWS).map(({ action, because, escalated }): Part => {
      const { ref } = action;
      return group(
        said({ strong: ref }, ` · ${action.caseRef} · ${action.owner} · ${because.join(', ')}`),
        buttons(
          press(`Ask about ${ref}`, 'insights.nudge', { ref }),
          press('Give away', 'form:actions.reassign', { ref }, { next }),
          ...(escalated ? [] : [press('Take it up', 'form:insights.escalate', { ref }, { next })]),
        ),
      );
    }),
    buttons: [openPage('Open the page', 'outstanding', turn)],
    summary: `What to unblock: ${actions(ranked.length)}`,
  };
}

const shareWords = ({ percent, due, done }: Out<'insights.carriedOut'>['all']): string =>
  percent === null ? `${done} of ${due}, not enough yet` : `${percent} %, ${done} of ${due}`;

function carriedOutFace(found: Out<'insights.carriedOut'>, turn: Turn): Face {
  const { mostDeprived, leastDeprived, source } = found.reference;
  return {
    heading: 'Actions carried out, by deprivation',
    line: found.reading,
    facts: facts(
      ['All', shareWords(found.all)],
      ...found.fifths.map((one) => [fifthWords(one.fifth), shareWords(one)] as const),
    ),
    body: [
      text(
        `Published: ${leastDeprived} % for the least and ${mostDeprived} % for the most deprived fifth (${source}). Under ${ENOUGH} actions a figure says nothing.`,
        { isSubtle: true, size: 'Small' },
      ),
    ],
    buttons: [openPage('Open the page', 'outstanding/carried-out', turn)],
  };
}

function reasonsFace(found: Out<'insights.reasons'>, turn: Turn): Face {
  const rows = (some: Out<'insights.reasons'>['blocked']) =>
    facts(...some.slice(0, 8).map(({ words, n, share }) => [words, `${n}, ${share} %`] as const));
  return {
    heading: 'Why actions are blocked or were not done',
    line: found.blockedReading,
    body: [
      ...(found.blocked.length === 0 ? [] : [rows(found.blocked)]),
      text(found.notDoneReading),
      ...(found.notDone.length === 0 ? [] : [rows(found.notDone)]),
    ],
    buttons: [openPage('Open the page', 'outstanding/reasons', turn)],
  };
}

const nudgedFace = ({ ref, to, goesAt, atOnce }: Out<'insights.nudge'>, turn: Turn): Face => ({
  heading: `${to} is asked how ${ref} is going`,
  line: atOnce
    ? 'My message goes now.'
    : `My message goes on ${showDay(dayOf(goesAt), turn.today)} at ${showTime(timeOf(goesAt))}, when they work.`,
});

/** What was asked of the place, each question one of a list; the answer's words only where `answer` may be shown. */
const askedRow = (one: Out<'insights.escalations'>['escalations'][number], turn: Turn): Part =>
  group(
    said(
      { strong: one.ref },
      ` · ${one.caseRef} · ${ASKS[one.ask]} · asked ${showDay(dayOf(one.askedAt), turn.today)}`,
    ),
    ...(one.answeredAt === null
      ? [text('Not answered yet.', { isSubtle: true })]
      : [
          said(
            { strong: `${one.answeredBy ?? 'The place'}, ${showDay(dayOf(one.answeredAt), turn.today)}: ` },
            ...(one.answer === null ? ['answered'] : [{ said: one.answer }]),
            one.heard ? ' · heard in a huddle' : '',
          ),
        ]),
  );

function escalationsFace({ place, escalations }: Out<'insights.escalations'>, turn: Turn): Face {
  if (place === null)
    return {
      heading: 'This neighbourhood belongs to no place yet.',
      line: 'A coordinator can say which on the page.',
    };
  return {
    heading:
      escalations.length === 0
        ? `Nothing is with ${place.name}.`
        : `With ${place.name}: ${escalations.length}`,
    body: escalations.slice(0, 8).map((one) => askedRow(one, turn)),
    buttons: [openPage('Open the page', 'outstanding/place', turn)],
  };
}

/** A manager's Monday: figures and references, no words about anybody. */
export function managerDigestFace(digest: Out<'insights.managerDigest'>, turn: Turn): Face {
  const { open, overdue, unaccepted, blocked } = digest;
  return {
    heading: `Your week · ${showDay(digest.day, turn.today)}`,
    line: `${actions(open)} open, ${overdue} overdue, ${unaccepted} not accepted yet, ${blocked} blocked.`,
    facts: facts(
      ...digest.byOrganisation
        .slice(0, 6)
        .map((one) => [one.name, `${one.open} open, ${one.overdue} overdue`] as const),
    ),
    body: [
      ...(digest.unblock.length === 0
        ? []
        : [text('What to unblock this week', { weight: 'Bolder' as const })]),
      ...digest.unblock.map(({ ref, caseRef, owner, because }) =>
        said({ strong: ref }, ` · ${caseRef} · ${owner} · ${because.join(', ')}`),
      ),
      text('Carried out', { weight: 'Bolder' }),
      text(digest.reading),
      ...(digest.waiting + digest.answered === 0
        ? []
        : [
            text(
              `With the place: ${digest.waiting} waiting, ${digest.answered} answered and not yet heard in a huddle.`,
            ),
          ]),
    ],
    buttons: [
      openPage('Open the page', 'outstanding', turn),
      press('What to unblock', 'insights.unblock', {}),
    ],
    summary: `Your week: ${actions(open)} open, ${overdue} overdue, ${blocked} blocked`,
  };
}

export const cards = {
  'insights.unblock': unblockFace,
  'insights.carriedOut': carriedOutFace,
  'insights.reasons': reasonsFace,
  'insights.nudge': nudgedFace,
  'insights.escalate': ({ ref, place, lead }) => ({
    heading: `${ref} is with ${place}`,
    line: `${lead} is asked, by reference only. The answer comes to the case and to the coordinators.`,
  }),
  'insights.escalations': escalationsFace,
  'insights.answer': ({ ref }) => ({
    heading: `Your answer about ${ref} is with the neighbourhood`,
    line: 'It stands on the case, and the coordinators put it to the next huddle.',
  }),
  'insights.managerDigest': managerDigestFace,
} satisfies Cards;
