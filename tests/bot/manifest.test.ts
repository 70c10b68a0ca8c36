import { existsSync, readFileSync } from 'node:fs';
import { AppManifestUtils } from '@microsoft/app-manifest';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { readManifest } from '../../dev/manifest.ts';

const SCHEMA = new URL(
  '../../../shared/data/teams-manifest/MicrosoftTeams-v1.25.schema.json',
  import.meta.url,
);
const settings = {
  bot: { appId: '11111111-2222-4333-8444-555555555555', appPassword: '', tenantId: '' },
  publicUrl: 'https://huddle.example.nhs.uk',
};
const manifest = readManifest(settings);

test.each([
  'http://127.0.0.1:3978',
  'https://localhost',
  'https://10.0.0.4',
  'https://192.168.1.2',
  'http://huddle.example.nhs.uk',
  'https://huddle',
])('the app is never packaged for %s, which Teams cannot reach', (publicUrl) => {
  expect(() => readManifest({ ...settings, publicUrl })).toThrow(/PUBLIC_URL must be the https address/);
});

test('the app package fits Microsoft’s own schema', async () => {
  expect(await AppManifestUtils.validateAgainstSchema(manifest)).toEqual([]);
});

describe.skipIf(!existsSync(SCHEMA))('with ../shared/data (else skipped)', () => {
  test('the app package fits the published schema', () => {
    // Draft 4, of which ajv reads what this schema uses once its own name is taken off.
    const { $schema: _draft, id: _id, ...schema } = JSON.parse(readFileSync(SCHEMA, 'utf8'));
    const fits = new Ajv({ strict: false, formats: { uri: true, email: true } }).compile(schema);
    expect(fits(manifest) ? [] : fits.errors).toEqual([]);
  });
});

test('the only domain is our own, no setting is left open, and nothing points at this machine', () => {
  expect(manifest.validDomains).toEqual(['huddle.example.nhs.uk']);
  const text = JSON.stringify(manifest);
  expect(text).not.toMatch(/\$\{\{|localhost|127\.0\.0\.1/);
});

test('the bot speaks in personal chats, teams and group chats, and takes files', () => {
  expect(manifest.bots).toMatchObject([{ scopes: ['personal', 'team', 'groupChat'], supportsFiles: true }]);
});

test('in a meeting the app has its side panel, chat and stage, and hears of start, end, join and leave with the meeting’s consent', () => {
  expect(manifest).toMatchObject({
    meetingExtensionDefinition: { supportsCustomShareToStage: true },
    bots: [{ scopes: expect.arrayContaining(['groupChat']) }],
    authorization: {
      permissions: {
        resourceSpecific: [
          { name: 'MeetingStage.Write.Chat', type: 'Delegated' },
          { name: 'OnlineMeeting.ReadBasic.Chat', type: 'Application' },
          { name: 'OnlineMeetingParticipant.Read.Chat', type: 'Application' },
        ],
      },
    },
  });
  expect(manifest.staticTabs?.[0]?.context).toEqual(
    expect.arrayContaining(['meetingChatTab', 'meetingDetailsTab', 'meetingSidePanel', 'meetingStage']),
  );
});

test('the tab opens in personal scope, channels, meeting side panels and on the stage', () => {
  expect(manifest.staticTabs).toMatchObject([
    { context: expect.arrayContaining(['personalTab', 'channelTab', 'meetingSidePanel', 'meetingStage']) },
    {},
    {},
  ]);
});

test.each([
  ['color.png', 192],
  ['outline.png', 32],
])('%s is a picture of %i by %i pixels', (name, size) => {
  const png = readFileSync(new URL(`../../appPackage/${name}`, import.meta.url));
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
});
