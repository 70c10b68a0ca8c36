import { readChannelDigest } from './channel-digest.ts';
import { deliverMessages } from './deliver.ts';
import { readDigest } from './digest.ts';
import { planReminders } from './plan-reminders.ts';
import { readHealth, readLedger, readTrouble } from './read-ledger.ts';

export const reminders = {
  plan: planReminders,
  deliver: deliverMessages,
  digest: readDigest,
  channelDigest: readChannelDigest,
  ledger: readLedger,
  health: readHealth,
  trouble: readTrouble,
};
