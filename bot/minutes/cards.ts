import { OUTCOMES } from '../../src/cases/outcome.ts';
import { showDay, showTime } from '../../src/core/day.ts';
import { KINDS } from '../../src/huddles/kind.ts';
import type { ToFile } from '../../src/minutes/filing.ts';
import type { MinutesItem } from '../../src/minutes/minutes.ts';
import type { ReadBack } from '../../src/minutes/read-back.ts';
import { actionRows } from '../actions/cards.ts';
import { buttons, type Face, group, type Part, press, said, text } from '../cards.ts';
import { huddlePostNow } from '../huddles/post-face.ts';
import { openPage } from '../page.ts';
import type { Cards } from '../phrase.ts';
import type { Out, Turn } from '../turn.ts';
import { readBackRow } from './rows.ts';

const MOST_ROWS = 8;
const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`;

/** What was agreed, with a button for each yes that the reader can give; in the channel one button for all of theirs. */
export function readBackFace(readBack: ReadBack, turn: Turn): Face {
  const { huddleId, actions, unconfirmed, offered, next } = readBack;
  const again = { use: 'minutes.readBack', input: { huddleId } } as const;
  const shared = turn.place === 'shared';
  return {
    heading: actions.length === 0 ? 'No action was agreed' : `Read back: ${count(actions.length, 'action')}`,
    line: [
      unconfirmed === 0 ? 'Everybody here has confirmed.' : `${unconfirmed} still to confirm.`,
      ...(offered === 0
        ? []
        : [`${count(offered, 'owner')} not here ${offered === 1 ? 'was' : 'were'} asked by message.`]),
      ...(next === null ? [] : [`Next: ${showDay(next.day, turn.today)} at ${showTime(next.time)}.`]),
    ].join(' '),
    body: actions.slice(0, 20).flatMap((line): Part[] => {
      const row = readBackRow(line, turn);
      return shared || !line.mayConfirm
        ? [row]
        : [
            group(
              row,
              buttons(
                press(
                  line.mine ? 'Confirm' : 'They said yes',
                  'minutes.confirm',
                  { ref: line.ref },
                  { next: again },
                ),
              ),
            ),
          ];
    }),
    buttons: [
      ...(unconfirmed > 0 && shared
        ? [press('Confirm mine', 'minutes.confirmMine', { huddleId }, { look: 'positive' })]
        : []),
      openPage('Open', `huddles/${huddleId}`, turn),
    ],
    summary: `Read back: ${count(actions.length, 'action')}, ${unconfirmed} to confirm`,
  };
}

/** The personal call at the end of a huddle: the reader's own lines only, with their words. */
export function myReadBackFace(readBack: ReadBack, turn: Turn): Face {
  const mine = readBack.actions.filter((line) => line.ownerId === turn.me.memberId);
  const open = mine.filter((line) => line.state === 'to_confirm');
  return {
    heading: `Is that right? ${count(mine.length, 'action')} for you`,
    line: 'The huddle is reading back. Confirm what you take on, with its date.',
    body: mine.map((line) => readBackRow(line, turn)),
    buttons: [
      ...(open.length === 0
        ? []
        : [press('Confirm', 'minutes.confirmMine', { huddleId: readBack.huddleId }, { look: 'positive' })]),
      openPage('Change something', `huddles/${readBack.huddleId}`, turn),
    ],
    summary: `The huddle reads back: ${count(mine.length, 'action')} for you`,
  };
}

/** The day after: what the reader took on, a line and buttons for each. */
export function ownerSummaryFace(
  { huddleId, kind, day, actions }: Out<'minutes.ownerSummary'>,
  turn: Turn,
): Face {
  const next = {
    use: 'minutes.ownerSummary',
    input: { huddleId, memberId: turn.me.memberId },
  } as const;
  const title = `${KINDS[kind].words} of ${showDay(day, turn.today)}`;
  return {
    heading: actions.length === 0 ? `Nothing left from the ${title}` : `From the ${title}`,
    line:
      actions.length === 0
        ? 'All that you took on there is done with.'
        : `${count(actions.length, 'action')} with you.`,
    body: actionRows(actions.slice(0, MOST_ROWS), turn, next),
    buttons: [openPage('Open my actions', 'actions', turn)],
    summary: `${count(actions.length, 'action')} with you from the ${title}`,
  };
}

const AGES = { fresh: '', amber: ' · waiting', red: ' · overdue' } as const;
/** References only: what is to be filed is read on the page, beside the person's three identifiers. */
function toFileFace(waiting: ToFile[], turn: Turn): Face {
  return {
    heading:
      waiting.length === 0 ? 'Every note is filed' : `${count(waiting.length, 'note')} to file in the record`,
    ...(waiting.length > 0 && {
      line: 'Copy each on its page, paste it into the person’s own record, then mark it as filed.',
    }),
    body: [
      ...waiting
        .slice(0, MOST_ROWS)
        .map((one) =>
          said(
            { strong: one.ref },
            ` · huddle of ${showDay(one.day, turn.today)} · ${count(one.workingDays, 'working day')}${AGES[one.band]}`,
            ...(one.again ? [' · corrected since it was filed'] : []),
          ),
        ),
      ...(waiting.length > MOST_ROWS ? [text(`And ${waiting.length - MOST_ROWS} more on the page.`)] : []),
    ],
    buttons: waiting[0] === undefined ? [] : [openPage('Open', `huddles/${waiting[0].huddleId}`, turn)],
    summary: `${count(waiting.length, 'note')} to file`,
  };
}

const decided = (item: MinutesItem): Part =>
  item.withheld
    ? said({ strong: `${item.position}. A case not shown to you` })
    : said(
        { strong: `${item.position}. ${item.ref}` },
        item.state === 'discussed' ? '' : ' · put off',
        ...(item.outcome === null ? [] : [` · ${OUTCOMES[item.outcome].words}`]),
        ...(item.said === null || item.said.decision === '' ? [] : [' · ', { said: item.said.decision }]),
        ...(item.actions.length === 0 ? [] : [` · ${item.actions.map(({ ref }) => ref).join(', ')}`]),
        ...(item.corrections.length === 0 ? [] : [' · corrected']),
        item.mayFile && (item.filing === null || item.fileAgain) ? ' · to file' : '',
      );

/** After a yes: in the channel the huddle's own post, elsewhere what is left to confirm. */
const confirmed = async (
  { huddleId, confirmed: refs }: Out<'minutes.confirm'>,
  turn: Turn,
): Promise<Face> => {
  const face = turn.inTeam
    ? await huddlePostNow(huddleId, turn)
    : readBackFace(await turn.ask('minutes.readBack', { huddleId }), turn);
  const notice =
    refs.length === 0
      ? 'Nothing here waits for you.'
      : `${refs.join(', ')} ${refs.length === 1 ? 'is' : 'are'} confirmed.`;
  return { ...face, notice: { text: notice, tone: refs.length === 0 ? 'Warning' : 'Good' } };
};

export const cards = {
  'minutes.readBack': readBackFace,
  'minutes.confirm': confirmed,
  'minutes.confirmMine': confirmed,
  'minutes.unconfirm': async ({ huddleId }, turn) =>
    readBackFace(await turn.ask('minutes.readBack', { huddleId }), turn),
  'minutes.ownerSummary': ownerSummaryFace,
  'minutes.toFile': toFileFace,
  'minutes.file': ({ itemId, huddleId, ref, where }, turn) => ({
    heading: `${ref} is filed in ${where === 'EMIS' || where === 'SystmOne' ? where : 'the record'}`,
    buttons: [
      press('To file', 'minutes.toFile', {}),
      press('Undo', 'minutes.unfile', { itemId }),
      openPage('Open', `huddles/${huddleId}`, turn),
    ],
  }),
  'minutes.unfile': ({ ref, filed }) => ({
    heading: filed ? `${ref}: the filing before stands` : `${ref} is to be filed again`,
    buttons: [press('To file', 'minutes.toFile', {})],
  }),
  'minutes.ofHuddle': ({ huddleId, kind, day, items }, turn) => ({
    heading: `Minutes · ${KINDS[kind].words} · ${showDay(day, turn.today)}`,
    line: `${count(items.filter((item) => item.state === 'discussed').length, 'case')} discussed. Whole minutes, corrections and notes are on the page.`,
    body: items.slice(0, 15).map(decided),
    buttons: [
      openPage('Open', `huddles/${huddleId}`, turn),
      openPage('Print', `huddles/${huddleId}/print`, turn),
    ],
    summary: `Minutes of ${showDay(day, turn.today)}`,
  }),
} satisfies Cards;
