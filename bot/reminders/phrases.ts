import { readTime } from '../../src/calendar/time-in-words.ts';
import { type Phrase, run } from '../phrase.ts';

export const phrases: readonly Phrase[] = [
  {
    like: 'remind me at 9:00',
    topic: 'team',
    use: 'reminders.chooseTime',
    match: /^(?:remind me|send (?:me )?my reminders?|my reminders?)(?: (?:daily|every day))? (?:at|by)\s+/i,
    read({ text, found }) {
      const time = readTime(text.slice(found[0].length).trim());
      return time === undefined
        ? { say: 'At what time? Say it like **remind me at 9:00**.' }
        : run('reminders.chooseTime', { time });
    },
  },
  {
    like: 'when am I reminded',
    topic: 'team',
    use: 'reminders.mine',
    match: /^(?:when am i reminded|my reminders?|remind me)\??$/i,
    read: () => run('reminders.mine', {}),
  },
];
