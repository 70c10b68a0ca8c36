import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isAllowedHost, readActivity } from '../../../bot/teams/incoming.ts';

const EXAMPLES = new URL(
  '../../../../shared/data/teams-activities/msteams-docs-activities.json',
  import.meta.url,
);
const base = {
  type: 'message',
  id: '1',
  serviceUrl: 'https://smba.trafficmanager.net/uk/',
  from: { id: '29:x', aadObjectId: 'aad' },
  recipient: { id: '28:bot' },
  conversation: { id: 'a:1', conversationType: 'personal', tenantId: 'tenant' },
};

describe.skipIf(!existsSync(EXAMPLES))('with ../shared/data (else skipped)', () => {
  // The body of a skipped group runs all the same.
  const { activities } = (
    existsSync(EXAMPLES) ? JSON.parse(readFileSync(EXAMPLES, 'utf8')) : { activities: [] }
  ) as { activities: { activity: Record<string, unknown> }[] };
  test('every whole activity of Microsoft’s documentation is read, and no channel is taken for private', () => {
    const whole = activities
      .map((one) => one.activity)
      .filter((one) => one.serviceUrl && one.from && one.recipient && one.conversation);
    expect(whole.length).toBeGreaterThan(10);
    for (const activity of whole) {
      const read = readActivity(activity);
      expect(read).toBeDefined();
      const { conversationType } = activity.conversation as { conversationType?: string };
      expect(read?.place).toBe(conversationType === 'personal' ? 'personal' : 'shared');
    }
  });
});

test.each([undefined, null, 'text', [], {}, { ...base, conversation: {} }, { ...base, from: undefined }])(
  '%j is no activity',
  (raw) => {
    expect(readActivity(raw)).toBeUndefined();
  },
);
test('installing is told from people joining, and from the bot being taken away', () => {
  const update = { ...base, type: 'installationUpdate' };
  expect(readActivity({ ...update, action: 'add' })?.installed).toBe(true);
  expect(readActivity({ ...update, action: 'add-upgrade' })?.installed).toBe(true);
  expect(readActivity({ ...update, action: 'remove' })?.installed).toBe(false);
  expect(
    readActivity({ ...base, type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }] })?.installed,
  ).toBe(false);
});
test('a conversation that does not say it is personal counts as shared', () => {
  expect(readActivity({ ...base, conversation: { id: '19:x' } })?.place).toBe('shared');
});
test('a reply in a thread belongs to its channel', () => {
  expect(
    readActivity({
      ...base,
      conversation: { id: '19:x@thread.tacv2;messageid=17', conversationType: 'channel' },
    })?.channelId,
  ).toBe('19:x@thread.tacv2');
});
test('a file is found beside the other attachments, and odd ones do no harm', () => {
  const file = {
    contentType: 'application/vnd.microsoft.teams.file.download.info',
    name: 'list.csv',
    content: { downloadUrl: 'https://x.sharepoint.com/1', uniqueId: 'u', fileType: 'csv' },
  };
  const attachments = [{ contentType: 'text/html', content: '<p/>' }, file, { ...file, content: null }];
  expect(readActivity({ ...base, attachments })?.files).toEqual([
    { name: 'list.csv', url: 'https://x.sharepoint.com/1' },
  ]);
});

test.each([
  ['https://smba.trafficmanager.net/uk/', true],
  ['https://contoso.sharepoint.com/x', true],
  ['https://sharepoint.com.evil.example/x', false],
  ['https://evilsharepoint.com/x', false],
  ['https://smba.trafficmanager.net.evil.example/', false],
  ['https://smba.trafficmanager.net@evil.example/', false],
  ['https://user:pass@smba.trafficmanager.net/', false],
  ['http://smba.trafficmanager.net/', false],
  ['javascript:alert(1)', false],
  ['', false],
])('in production %s may be called: %s', (address, allowed) => {
  expect(isAllowedHost(address, ['smba.trafficmanager.net', '.sharepoint.com'], 'production')).toBe(allowed);
});
