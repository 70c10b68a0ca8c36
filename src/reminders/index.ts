import { readChannelDigest } from './channel-digest.ts';
import { chooseTime, readMine } from './choose-time.ts';
import { deliverMessages } from './deliver.ts';
import { readDigest } from './digest.ts';
import { notePressed } from './note-pressed.ts';
import { planReminders } from './plan-reminders.ts';
import { readHealth, readLedger, readMessages, readTrouble } from './read-ledger.ts';
import { retryMessage } from './retry-message.ts';

export { choiceOf } from './choice-store.ts';
export { sendingAlarm } from './sending-alarm.ts';
export { sendParkedAgain } from './try-again.ts';

export const reminders = {
  plan: planReminders,
  deliver: deliverMessages,
  digest: readDigest,
  channelDigest: readChannelDigest,
  mine: readMine,
  chooseTime,
  ledger: readLedger,
  messages: readMessages,
  retry: retryMessage,
  pressed: notePressed,
  health: readHealth,
  trouble: readTrouble,
};
