import { dayOf, showDay } from '../../src/core/day.ts';
import { open, press, text } from '../cards.ts';
import type { Cards } from '../phrase.ts';

export const cards = {
  'feeds.mine': (feed, turn) =>
    feed === null
      ? {
          heading: 'You have no calendar address yet',
          line: 'With one, Outlook or your phone shows the huddles and keeps up with changes: when, how long, and the join link.',
          buttons: [press('Make my address', 'feeds.renew', {}, { look: 'positive' })],
        }
      : {
          heading: `You have a calendar address since ${showDay(dayOf(feed.madeAt), turn.today)}`,
          line:
            feed.lastReadOn === null
              ? 'No calendar has read it yet.'
              : `A calendar last read it on ${showDay(feed.lastReadOn, turn.today)}.`,
          body: [text('It is shown only once. A new address stops the old one.', { isSubtle: true })],
          buttons: [press('Make a new address', 'feeds.renew', {}), press('Stop it', 'feeds.stop', {})],
        },
  'feeds.renew': ({ address }) => ({
    heading: 'Your calendar address',
    line: 'In Outlook: Add calendar, then Subscribe from web, and paste it. Whoever has it can read it.',
    body: [text(address)],
    buttons: [press('Stop it', 'feeds.stop', {})],
    summary: 'Your calendar address is ready',
  }),
  'feeds.stop': ({ stopped }) => ({
    heading: stopped ? 'Your calendar address is stopped' : 'There was no calendar address',
    buttons: [press('Make a new address', 'feeds.renew', {})],
  }),
  'feeds.huddle': ({ address }) => ({
    heading: 'The huddle as a calendar file',
    line: 'It holds when, how long, and the join link.',
    buttons: [open('Add to my calendar', address)],
  }),
} satisfies Cards;
