import { readClose } from '../minutes/close-words.ts';
import { type Phrase, run } from '../phrase.ts';
import { readAddItem, readAgenda, readRemove, readUrgent } from './agenda-words.ts';
import { readCancel, readLink, readMove, readScheduleWords } from './calendar-words.ts';
import { attending, live, present, readDefer, readPassGate, readStart } from './live-words.ts';
import { after, meant } from './meant.ts';

export const phrases: readonly Phrase[] = [
  {
    like: 'agenda Tuesday',
    topic: 'huddles',
    use: 'huddles.read',
    match: /^(?:show |open )?(?:the )?agenda\b(?: for| of| on)?\s*/i,
    read: readAgenda,
  },
  {
    like: 'schedule frailty huddle every Tuesday 8:45 for 30m',
    topic: 'huddles',
    use: 'huddles.schedule',
    match:
      /^(?:schedule|set up|plan|book)(?: an?| the| our)?\s+(?=.*\b(?:huddle|mdt|meeting|every|each|daily|weekly|fortnightly|monthly)\b)/i,
    read: readScheduleWords,
  },
  {
    like: 'start huddle',
    topic: 'huddles',
    use: 'huddles.start',
    match: /^(?:start|begin|open)(?: the)? (?:huddle|mdt)\b\s*/i,
    read: readStart,
  },
  {
    like: 'next',
    topic: 'huddles',
    use: 'huddles.nextItem',
    match: /^next(?: case| item| one| please)?$/i,
    read: async ({ turn }) => run('huddles.nextItem', await live(turn)),
  },
  {
    like: 'close huddle',
    topic: 'huddles',
    use: 'huddles.close',
    match: /^(?:close|end|finish|stop)(?: the)? (?:huddle|mdt)$/i,
    read: ({ turn }) => readClose(turn),
  },
  {
    like: 'add N7-0042 to Tuesday',
    topic: 'huddles',
    use: 'huddles.addItem',
    match: /^(?:add|put)\s+(?=[a-z][a-z0-9]{0,5}\s?-\s?\d)/i,
    read: readAddItem,
  },
  {
    like: 'urgent N7-0042 admitted last night',
    topic: 'huddles',
    use: 'huddles.addItem',
    match: /^urgent\b[\s:]*/i,
    read: readUrgent,
  },
  {
    like: 'remove N7-0042 from Tuesday',
    topic: 'huddles',
    use: 'huddles.removeItem',
    match: /^(?:remove|take off|take|drop)\s+(?=[a-z][a-z0-9]{0,5}\s?-\s?\d)/i,
    read: readRemove,
  },
  {
    like: 'back',
    topic: 'huddles',
    use: 'huddles.back',
    match: /^(?:back|previous|go back)(?: case| one)?$/i,
    read: async ({ turn }) => run('huddles.back', await live(turn)),
  },
  {
    like: 'defer N7-0042 no time',
    topic: 'huddles',
    use: 'huddles.defer',
    match: /^(?:defer|postpone|put off)\b\s*/i,
    read: readDefer,
  },
  {
    like: "I can't come Tuesday",
    topic: 'team',
    use: 'huddles.attend',
    match:
      /^(?:i )?(?:can't|cant|cannot|can not|won't be able to) (?:come|make it|attend|be there)\b(?: on| to)?\s*/i,
    read: attending('apologies'),
  },
  {
    like: "I'm here",
    topic: 'team',
    use: 'huddles.attend',
    match: /^(?:i'm|i am) (?:here|in|back|present)$/i,
    read: present('here'),
  },
  {
    like: "I've left",
    topic: 'team',
    use: 'huddles.attend',
    match: /^(?:i've|i have|i) (?:left|stepped out|gone)$|^i(?:'m| am) leaving$/i,
    read: present('left'),
  },
  {
    like: 'they have left',
    topic: 'huddles',
    use: 'huddles.passGate',
    match: /^(?:they(?:'ve| have)|everybody has|all have) (?:left|stepped out|gone)$/i,
    read: readPassGate,
  },
  {
    like: "I'm coming Tuesday",
    topic: 'team',
    use: 'huddles.attend',
    match: /^(?:i'm|i am|i'll be|i will be) (?:coming|there|here)\b(?: on| to)?\s*/i,
    read: attending('coming'),
  },
  {
    like: 'join link Tuesday',
    topic: 'huddles',
    use: 'huddles.read',
    match: /^(?:the )?join(?:ing)?(?: link)?\b[\s:]*/i,
    read: readLink,
  },
  {
    like: 'next huddle',
    topic: 'huddles',
    use: 'huddles.next',
    match: /^(?:when is )?(?:the |our )?next (?:huddle|mdt|meeting)$/i,
    read: () => run('huddles.next', {}),
  },
  {
    like: 'huddles',
    topic: 'huddles',
    use: 'huddles.list',
    match: /^(?:show |list )?(?:the |all )?(?:huddles|calendar)$/i,
    read: ({ turn }) => run('huddles.list', { from: turn.today }),
  },
  {
    like: 'reschedule Tuesday to Wednesday 9:00',
    topic: 'huddles',
    use: 'huddles.move',
    match: /^(?:reschedule|re-schedule|move)(?: the)?(?: huddle)?(?: of| on)?\s+/i,
    read: readMove,
  },
  {
    like: 'cancel huddle Tuesday because the room is closed',
    topic: 'huddles',
    use: 'huddles.cancel',
    match: /^cancel(?: the)? (?:huddle|mdt|meeting)\b(?: of| on)?\s*/i,
    read: readCancel,
  },
  {
    like: 'fill agenda Tuesday',
    topic: 'huddles',
    use: 'huddles.fill',
    match: /^fill(?: the)? agenda\b(?: for| of| on)?\s*/i,
    read: async (said) => run('huddles.fill', { huddleId: await meant(after(said), said.turn) }),
  },
];
