import { showDay } from '../../src/core/day.ts';
import { DEFAULT_DAYS } from '../../src/partners/link.ts';
import { actionFace } from '../actions/face.ts';
import { type Face, facts, press, said, text } from '../cards.ts';
import { openPage } from '../page.ts';
import type { Cards, Forms } from '../phrase.ts';
import type { Out, Turn } from '../turn.ts';

type Links = Out<'partners.ofAction'>;
const STATES: Record<Links[number]['state'], string> = {
  open: 'not answered yet',
  accepted: 'accepted',
  finished: 'finished',
  not_needed: 'the action has ended',
  withdrawn: 'withdrawn',
  expired: 'run out',
  renewed: 'replaced by a newer link',
};

/** The link, to be copied once: it is kept nowhere but in this message. */
const sharedFace = (shared: Out<'partners.share'>, turn: Turn): Face => ({
  heading: `${shared.ref}: a link for a partner`,
  line: `Copy it and send it. It works until ${showDay(shared.expiresOn, turn.today)}. The page says neither what it is nor who it is for: tell them that by your usual secure way.`,
  body: [said('For ', { said: shared.partner }), text(shared.url, { size: 'Small' })],
  buttons: [
    openPage('Open the action', `actions/${shared.ref}`, turn),
    press('Was it opened?', 'partners.ofAction', { ref: shared.ref }),
    press('Withdraw', 'partners.revoke', { linkId: shared.linkId }, { look: 'destructive' }),
  ],
  summary: `${shared.ref}: a link for a partner`,
});

function linksFace(links: Links, turn: Turn, ref: string): Face {
  const [latest] = links;
  if (latest === undefined)
    return {
      heading: `${ref} has no link`,
      line: `To make one: **share ${ref} with Harbour Housing**.`,
    };
  const isLive = latest.state === 'open' || latest.state === 'accepted';
  return {
    heading: `${ref}: the partner’s link`,
    body: [
      said('For ', { said: latest.partner }),
      facts(
        ['Now', STATES[latest.state]],
        ['Until', showDay(latest.expiresOn, turn.today)],
        [
          'Opened',
          latest.opened === null ? 'not yet' : `${latest.opened.times} times (mail programs open links too)`,
        ],
      ),
      ...latest.questions.map(({ words }) => said('They ask: ', { said: words })),
    ],
    buttons: [
      press('New link', 'form:partners.share', { ref, partner: latest.partner }),
      ...(isLive
        ? [press('Withdraw', 'partners.revoke', { linkId: latest.id }, { look: 'destructive' as const })]
        : []),
      openPage('Open the action', `actions/${ref}`, turn),
    ],
  };
}

export const cards = {
  'partners.share': sharedFace,
  'partners.ofAction': (links, turn, { ref }) => linksFace(links, turn, ref),
  'partners.revoke': (action, turn, { linkId }) => ({
    ...actionFace(action, turn),
    notice: { text: 'The link is withdrawn. Whoever opens it is told whom to ring.', tone: 'Good' },
    buttons: [
      press('New link', 'form:partners.share', { ref: action.ref }),
      press('Undo', 'partners.restore', { linkId }),
    ],
  }),
  'partners.restore': (action, turn) => ({
    ...actionFace(action, turn),
    notice: { text: 'The link works again.', tone: 'Good' },
  }),
} satisfies Cards;

export const forms = {
  'partners.share': {
    face: (understood) => ({
      heading: `A link to ${understood.ref ?? ''} for a partner`,
      line: 'For somebody without an account. It shows the reference, the date and whom to ring, and nothing of the person.',
      body: [
        {
          type: 'Input.Text',
          id: 'partner',
          label: 'Which organisation?',
          placeholder: 'Harbour Housing',
          isRequired: true,
          errorMessage: 'Name the organisation.',
          maxLength: 80,
          ...(understood.partner && { value: understood.partner.slice(0, 80) }),
        },
        {
          type: 'Input.Number',
          id: 'days',
          label: `For how many days? (${DEFAULT_DAYS} is the default)`,
          value: DEFAULT_DAYS,
          min: 1,
          max: 60,
        },
      ],
      buttons: [
        press(
          'Make the link',
          'partners.share',
          { ref: understood.ref ?? '' },
          { look: 'positive', form: true },
        ),
        press('Not now', 'chat.dismiss', {}),
      ],
    }),
    read: ({ ref = '', partner = '', days }) => ({
      ref,
      partner,
      ...(days !== undefined && { days: Number(days) }),
    }),
  },
} satisfies Forms;
