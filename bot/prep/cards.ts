import { OUTCOMES } from '../../src/cases/outcome.ts';
import { showDay, showTime } from '../../src/core/day.ts';
import { WHY_WORDS } from '../../src/huddles/huddle.ts';
import { disciplineWords } from '../../src/neighbourhoods/member.ts';
import type { Prep } from '../../src/prep/prep.ts';
import { type Button, type Face, facts, group, press, said, text } from '../cards.ts';
import { whenOf } from '../huddles/faces.ts';
import { openPage } from '../page.ts';
import type { Cards } from '../phrase.ts';
import type { Turn } from '../turn.ts';
import { whoIsComing } from './cover-face.ts';

const MOST = 5;
const SAYS = { agree: 'agrees', discuss: 'wants to discuss it', proposes: 'proposes it' } as const;

const opinionButtons = (prep: Pick<Prep, 'itemId' | 'proposal' | 'mayOpine'>): Button[] =>
  prep.mayOpine && prep.proposal !== ''
    ? [
        press('Agree', 'prep.opine', { itemId: prep.itemId, stance: 'agree' }, { look: 'positive' }),
        press('Discuss…', 'form:prep.opine', { itemId: prep.itemId }),
      ]
    : [];

/** How a case is prepared, and what each discipline says. */
function prepFace(prep: Prep, turn: Turn): Face {
  return {
    heading: `${prep.ref} · ${showDay(prep.day, turn.today)}`,
    line:
      prep.version === 0
        ? 'Nobody has prepared it yet.'
        : prep.settled
          ? 'Agreed without a meeting.'
          : prep.lane === 'agree'
            ? 'Everybody needed agrees: the chair can settle it without the meeting.'
            : 'To be discussed.',
    body: [
      said({ strong: 'Question: ' }, { said: prep.question }),
      ...(prep.situation === '' ? [] : [said({ strong: 'Situation: ' }, { said: prep.situation })]),
      ...(prep.actionToDate === ''
        ? []
        : [said({ strong: 'Action to date: ' }, { said: prep.actionToDate })]),
      ...(prep.proposal === '' ? [] : [said({ strong: 'Proposed: ' }, { said: prep.proposal })]),
      facts(
        prep.outcome === null ? undefined : ['Outcome', OUTCOMES[prep.outcome].words],
        ...prep.heard.map(
          ({ discipline: code, says }) =>
            [disciplineWords(code), says === null ? 'not heard yet' : SAYS[says]] as const,
        ),
      ),
      ...prep.opinions
        .filter((one) => one.words !== '')
        .map((one) => said({ strong: `${one.by.name}: ` }, { said: one.words })),
    ],
    buttons: [
      ...opinionButtons(prep),
      ...(prep.mayWrite ? [press('Prepare…', 'form:prep.write', { itemId: prep.itemId })] : []),
      openPage('Open', `huddles/prep/${prep.itemId}`, turn),
    ],
    summary: `${prep.ref} on ${showDay(prep.day, turn.today)}`,
  };
}
const prepNow = async (itemId: string, turn: Turn, notice: string): Promise<Face> => ({
  ...prepFace(await turn.ask('prep.read', { itemId }), turn),
  notice: { text: notice, tone: 'Good' },
});

export const cards = {
  'huddles.plan': async ({ huddleId, says, later }, turn) => ({
    heading: `The plan for ${whenOf(await turn.ask('huddles.read', { huddleId }), turn)}`,
    line: says.join(' '),
    body: later
      .slice(0, 10)
      .map((one) =>
        said(
          { strong: one.ref },
          ` · ${WHY_WORDS[one.why]}`,
          ...(one.waitsFor.length === 0
            ? []
            : [` · waits for ${one.waitsFor.map(disciplineWords).join(', ')}`]),
          ` · ${one.seenBy === null ? 'no huddle ahead has room' : `seen on ${showDay(one.seenBy, turn.today)}`}`,
          ...(one.pastLimit ? [' · has waited too long'] : []),
        ),
      ),
    buttons: [
      press('Agenda', 'huddles.read', { huddleId }),
      press('Fill from cases', 'huddles.fill', { huddleId }),
    ],
  }),
  'prep.read': prepFace,
  'prep.write': ({ itemId, ref }, turn) => prepNow(itemId, turn, `${ref} is prepared.`),
  'prep.opine': ({ itemId, stance, lane }, turn) =>
    prepNow(
      itemId,
      turn,
      stance === 'discuss'
        ? 'It will be discussed.'
        : lane === 'agree'
          ? 'Everybody needed agrees now.'
          : 'Your discipline agrees.',
    ),
  'prep.mine': ({ present, opine, cover, calls, late, third, agreed }, turn) => {
    const nothing = [present, opine, cover, late, third, agreed].every((list) => list.length === 0);
    if (nothing)
      return {
        heading: 'No huddle asks anything of you beforehand',
        ...(calls[0] !== undefined && {
          line: `The huddle of ${showDay(calls[0].day, turn.today)} takes cases. Type **add N7-0042 to ${showDay(calls[0].day, turn.today)}**.`,
        }),
      };
    const line = (one: { ref: string; day: string; question: string }, after = '') =>
      said({ strong: one.ref }, ` · ${showDay(one.day, turn.today)}${after} · `, { said: one.question });
    return {
      heading: 'Before the coming huddles',
      body: [
        ...cover.slice(0, MOST).map((one) =>
          group(
            text(`Can you come ${whenOf(one, turn)}${one.instead === null ? '' : ` for ${one.instead}`}?`),
            {
              type: 'ActionSet',
              actions: [
                press('I’ll come', 'prep.answerCover', { huddleId: one.huddleId, yes: true }),
                press('I can’t', 'prep.answerCover', { huddleId: one.huddleId, yes: false }),
              ],
            },
          ),
        ),
        ...late.slice(0, MOST).map((one) =>
          group(line(one, ' · came late, waits for your yes'), {
            type: 'ActionSet',
            actions: [press('Yes, take it', 'huddles.okLate', { itemId: one.itemId })],
          }),
        ),
        ...third.slice(0, MOST).map((one) => line(one, ` · carried over ${one.deferrals} times: you decide`)),
        ...present.slice(0, MOST).map((one) =>
          group(line(one, one.prepared ? ' · prepared' : ' · you present it'), {
            type: 'ActionSet',
            actions: [
              press(one.prepared ? 'Change…' : 'Prepare…', 'form:prep.write', { itemId: one.itemId }),
            ],
          }),
        ),
        ...opine.slice(0, MOST).map((one) =>
          group(line(one, ' · what does your discipline think?'), {
            type: 'ActionSet',
            actions: [press('See the proposal', 'prep.read', { itemId: one.itemId })],
          }),
        ),
      ],
      buttons: agreed
        .slice(0, 3)
        .map((one) =>
          press(
            `${one.cases} agreed for ${showDay(one.day, turn.today)}`,
            'prep.agreed',
            { huddleId: one.huddleId },
            { look: 'positive' },
          ),
        ),
    };
  },
  'prep.agreed': ({ items, minutes, minutesSaved, mayConfirm }, turn, { huddleId }) => {
    const open = items.filter((item) => !item.settled);
    const settled = items.filter((item) => item.settled);
    return {
      heading:
        items.length === 0
          ? 'No case is agreed without a meeting yet'
          : `${items.length} ${items.length === 1 ? 'case needs' : 'cases need'} no meeting`,
      line:
        items.length === 0
          ? 'A case comes here when its presenter proposes something and every discipline that is needed agrees.'
          : `${minutes === 0 ? '' : `${minutes} minutes to save. `}${minutesSaved === 0 ? '' : `${minutesSaved} minutes saved.`}`.trim(),
      body: items.map((item) =>
        said(
          { strong: `${item.settled ? '✓ ' : ''}${item.ref}` },
          ` · ${item.minutes} min · ${item.outcome === null ? '' : `${OUTCOMES[item.outcome].words} · `}`,
          { said: item.proposal },
          ` · agreed by ${item.agreedBy.join('; ') || 'nobody yet'}`,
        ),
      ),
      buttons: [
        ...(mayConfirm && open.length > 0
          ? [
              press(
                open.length === 1 ? 'Agree to it' : `Agree to all ${open.length}`,
                'prep.confirmAgreed',
                { huddleId, itemIds: open.map((item) => item.itemId) },
                { look: 'positive' as const },
              ),
            ]
          : []),
        ...(mayConfirm && settled.length > 0
          ? [press('Take back', 'prep.undoAgreed', { huddleId, itemIds: settled.map((item) => item.itemId) })]
          : []),
        openPage('Open the agenda', `huddles/${huddleId}`, turn),
      ],
    };
  },
  'prep.confirmAgreed': ({ huddleId, itemIds, refs, minutesSaved }) => ({
    heading: `${refs.join(', ')}: agreed without a meeting`,
    line: `${minutesSaved} minutes are free for others. The record says who proposed and who agreed.`,
    buttons: [
      press('Agenda', 'huddles.read', { huddleId }),
      press('Undo', 'prep.undoAgreed', { huddleId, itemIds }),
    ],
  }),
  'prep.undoAgreed': ({ huddleId, refs }) => ({
    heading: `${refs.join(', ')}: back on the agenda`,
    line: 'Nothing stands as decided.',
    buttons: [press('Agenda', 'huddles.read', { huddleId })],
  }),
  'prep.cover': (_cover, turn, { huddleId }) => whoIsComing(huddleId, turn),
  'prep.askCover': async ({ huddleId, coverId, cover, state }, turn) => {
    const huddle = await turn.ask('huddles.read', { huddleId });
    return {
      heading: `Apologies for ${whenOf(huddle, turn)} · ${cover} ${state === 'yes' ? 'covers' : 'is asked to cover'}`,
      line: state === 'yes' ? 'They have said yes.' : 'It counts once they say yes; you hear if they can’t.',
      buttons: [
        press('Who is coming', 'prep.cover', { huddleId }),
        ...(state === 'yes' ? [] : [press('Undo', 'prep.undoCover', { huddleId, coverId })]),
      ],
      summary: `${cover} is asked to cover on ${showDay(huddle.day, turn.today)}`,
    };
  },
  'prep.undoCover': ({ huddleId }) => ({
    heading: 'Nobody is asked to cover any more',
    line: 'Your apologies stand.',
    buttons: [
      press('I’m coming', 'huddles.attend', { huddleId, state: 'coming' }),
      press('Who is coming', 'prep.cover', { huddleId }),
    ],
  }),
  'prep.answerCover': async ({ huddleId, yes, instead }, turn) => {
    const huddle = await turn.ask('huddles.read', { huddleId });
    return {
      heading: yes
        ? `You come ${whenOf(huddle, turn)}. Thank you`
        : 'You can’t come. Thank you for saying so',
      line: yes
        ? `${huddle.minutes} minutes from ${showTime(huddle.time)}${instead === null ? '' : `, for ${instead}`}.`
        : 'Whoever asked hears of it.',
      buttons: [
        press('Agenda', 'huddles.read', { huddleId }),
        press(yes ? 'I can’t after all' : 'I can after all', 'prep.answerCover', { huddleId, yes: !yes }),
      ],
    };
  },
} satisfies Cards;
