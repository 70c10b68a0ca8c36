import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { ANNA, GROUP_CHAT, JO, PRIYA, SAM } from '../../../dev/people.ts';
import { addMinutes, dayOf, machineNow, timeOf, weekday } from '../../../src/core/day.ts';
import { startEmbedded } from '../../../src/db/embedded.ts';
import { silentLog } from '../../../src/log.ts';
import { ask } from '../ask.ts';
import { chat } from '../chat.ts';
import { axe, type Desk, noBrowser, picture, stage } from '../stage.ts';

const SOON = { timeout: 20_000 };
const now = machineNow();
const today = dayOf(now);
const inAnHour = addMinutes(now, 60);
const soon = dayOf(inAnHour) === today ? timeOf(inAnHour) : '23:50';
/** The Playground's group chat stands for the chat of the meeting. */
const LINK = `https://teams.microsoft.com/l/meetup-join/${GROUP_CHAT}/0`;

describe.skipIf(noBrowser)('a huddle held in a Teams meeting', async () => {
  const { sitDown, close } = await stage();
  const ear = await chat();
  let huddleId = '';
  let seriesId = '';
  let chair: Desk;
  let panel: Desk;
  let onStage: Desk;
  const read = () => ask(ANNA, 'huddles.read', { huddleId });
  const meeting = (who: typeof ANNA, name: string, value: unknown) =>
    ear.send(GROUP_CHAT, who, {
      ...{ type: 'event', name: `application/vnd.microsoft.${name}`, value },
      timestamp: machineNow(),
    });
  const member = (entraId: string, id = 'guest') => ({ members: [{ user: { id, aadObjectId: entraId } }] });

  beforeAll(async () => {
    const made = await ask(JO, 'huddles.schedule', {
      name: 'Meeting huddle',
      kind: 'weekly',
      rule: `FREQ=WEEKLY;BYDAY=${weekday(today).slice(0, 2).toUpperCase()}`,
      // Soon, so that the meeting is its meeting; not yet due, or it would start by itself.
      start: `${today}T${soon}`,
      bankHolidays: 'ignore',
      minutes: 40,
      joinUrl: LINK,
    });
    seriesId = made.seriesId;
    huddleId = made.huddles[0]?.id ?? '';
    const busy = new Set<string>();
    for (const one of await ask(JO, 'huddles.list'))
      if (one.status === 'scheduled' || one.status === 'live')
        for (const { ref } of (await ask(JO, 'huddles.read', { huddleId: one.id })).items) busy.add(ref);
    const free = (await ask(JO, 'cases.list')).filter(
      ({ ref, status }) => !busy.has(ref) && (status === 'accepted' || status === 'active'),
    );
    for (const { ref } of free.slice(0, 4))
      await ask(JO, 'huddles.addItem', { huddleId, ref, why: 'urgent', reason: 'For the journey' });
    await keepTheCouncilAway();
    const address = `huddles/${huddleId}`;
    chair = await sitDown(ANNA, address);
    panel = await sitDown(PRIYA, address, { surface: 'sidePanel', width: 720, height: 820 });
  });
  afterAll(async () => {
    await close();
    const { status, live } = await read();
    for (const { id: draftId } of live?.drafts ?? []) await ask(ANNA, 'huddles.dropDraft', { draftId });
    if (status === 'live') await ask(ANNA, 'huddles.close', { huddleId });
    await ask(JO, 'huddles.endSeries', { seriesId });
    ear.close();
  });

  /** The second case is kept from Sam's organisation; no page can do that yet. */
  async function keepTheCouncilAway(): Promise<void> {
    const { items, attendance } = await read();
    const sam = attendance.find(({ name }) => name === SAM.name);
    const database = await startEmbedded({ dataDir: inject('app').dataDir, log: silentLog });
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await owner.query(
      `select set_config('app.neighbourhood', (select neighbourhood_id::text from member where id = $1), false)`,
      [sam?.memberId],
    );
    await owner.query(
      `update mdt_case set excluded_organisations = array[(select organisation_id from member where id = $1)] where id = $2`,
      [sam?.memberId, items[1]?.caseId],
    );
    await owner.end();
    await database.stop();
  }

  test('the meeting begins: the start is offered in its chat, and one press makes the huddle live', async () => {
    const offer = await ear.after(
      GROUP_CHAT,
      () => meeting(ANNA, 'meetingStart', { JoinUrl: LINK }),
      /begun/,
    );
    expect(offer.words).toContain('The meeting has begun');
    await meeting(PRIYA, 'meetingParticipantJoin', member(PRIYA.entraId));
    await chair.tab.getByRole('button', { name: 'Start the huddle' }).click();
    await panel.tab.getByText('● Live').waitFor();
  });

  test('who joins is here, and a guest is a number', async () => {
    await meeting(SAM, 'meetingParticipantJoin', member(SAM.entraId));
    await meeting(SAM, 'meetingParticipantJoin', member('6b7e0000-0000-4000-8000-0000000000ff'));
    await chair.tab.getByText(/here and 1 guest/).waitFor();
    await chair.tab.getByRole('button', { name: 'Sam Okafor is here', pressed: true }).waitFor();
    await chair.tab.getByRole('button', { name: 'Priya Shah is here', pressed: true }).waitFor();
  });

  test('the stage shows a reference and nothing else, while a guest is there and until somebody says who watches', async () => {
    onStage = await sitDown(ANNA, `huddles/${huddleId}`, { surface: 'stage' });
    await chair.tab.getByRole('button', { name: 'First case' }).click();
    const { items } = await read();
    const [first] = items;
    await onStage.tab
      .locator('.stage-question')
      .filter({ hasText: first?.ref ?? '?' })
      .waitFor();
    await onStage.tab.getByRole('button', { name: 'Yes, only the team is watching' }).click();
    await onStage.tab.getByText('1 guest is in the meeting').waitFor();
    await meeting(SAM, 'meetingParticipantLeave', member('6b7e0000-0000-4000-8000-0000000000ff'));
    await onStage.tab.getByRole('button', { name: 'Yes, only the team is watching' }).click();
    await onStage.tab
      .locator('.stage-question')
      .filter({ hasText: first?.question ?? '?' })
      .waitFor();
    await meeting(SAM, 'meetingParticipantJoin', member('6b7e0000-0000-4000-8000-0000000000fe'));
    await onStage.tab
      .locator('.stage-question')
      .filter({ hasText: first?.ref ?? '?' })
      .waitFor();
    await expect.poll(() => onStage.tab.getByText(first?.question ?? '?').count(), SOON).toBe(0);
    await meeting(SAM, 'meetingParticipantLeave', member('6b7e0000-0000-4000-8000-0000000000fe'));
    await expect.poll(async () => (await read()).live?.guests, SOON).toBe(0);
  });

  test('an action without an owner is seen by all and holds the case until it has one', async () => {
    const line = panel.tab.getByRole('combobox', { name: 'New action: @who what when' });
    await line.fill('ring housing about the stairs');
    await line.press('Enter');
    const kept = chair.tab.getByRole('list', { name: 'Without an owner or a date' });
    await kept.getByText('ring housing about the stairs').waitFor();
    await chair.tab.getByRole('button', { name: 'Next case' }).click();
    await chair.tab.getByText('has an action without an owner or a date').waitFor();
    await picture(chair.page, 'live-owner');
    const settle = kept.getByRole('combobox', { name: /^Owner and date/ });
    await settle.fill('@sam fri');
    await settle.press('Enter');
    await expect.poll(() => kept.count(), SOON).toBe(0);
    await panel.tab.getByRole('tab', { name: 'Actions' }).click();
    await panel.tab.getByText('ring housing about the stairs').first().waitFor();
    await panel.tab.getByRole('tab', { name: 'Case', exact: true }).click();
  });

  test('before a case that is not for somebody here, the gate; “they have left” opens it', async () => {
    await chair.tab.getByRole('button', { name: 'Next case' }).click();
    const words = 'The next case needs 1 person to step out: Sam Okafor';
    for (const desk of [chair, panel, onStage]) await desk.tab.getByText(words).first().waitFor();
    expect((await axe(chair)).concat(await axe(panel))).toEqual([]);
    await picture(chair.page, 'gate');
    await chair.page.keyboard.press('Escape');
    await chair.tab.getByRole('button', { name: 'They have left' }).click();
    await panel.tab.getByLabel('Situation').waitFor();
    await picture(panel.page, 'side-panel');
  });

  test('does anyone disagree is asked out loud, and kept', async () => {
    await panel.tab.getByRole('button', { name: 'Nobody', exact: true }).click();
    await expect.poll(async () => (await read()).discussion?.dissentAsked, SOON).toBe(true);
    await chair.tab.getByRole('button', { name: 'Nobody', exact: true, pressed: true }).waitFor();
  });

  test('the end of the meeting asks for the close and closes nothing', async () => {
    const asked = await ear.after(GROUP_CHAT, () => meeting(ANNA, 'meetingEnd', {}), /still live/);
    expect(asked.buttons.map(({ title }) => title)).toContain('Close huddle');
    expect((await read()).status).toBe('live');
    expect([chair, panel, onStage].flatMap(({ faults }) => faults)).toEqual([]);
  });
});
