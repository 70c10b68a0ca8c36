import { createServer } from 'node:http';
import { afterAll, describe, expect, test } from 'vitest';
import { JO, PRIYA } from '../../dev/people.ts';
import { chat, PERSONAL } from './chat.ts';
import { ownList } from './lists.ts';
import { noBrowser } from './stage.ts';

const MOST_NEAR = 3;

describe.skipIf(noBrowser)('in the chat of the Agents Playground', async () => {
  const ear = await chat();
  const file = ownList('sent');
  const teams = createServer((_request, response) => void response.end(file.bytes));
  await new Promise<void>((listening) => teams.listen(0, '127.0.0.1', listening));
  afterAll(() => {
    ear.close();
    teams.close();
  });

  test('somebody in danger is sent to 999 before anything else', async () => {
    const { words } = await ear.say('please call an ambulance');
    expect(words).toMatch(/^Call 999/);
    expect(words).toContain('Nothing was done with your message');
  });

  test('words that it does not follow get the three nearest phrases, not a menu', async () => {
    const { words } = await ear.say('reskedule Tuesday');
    expect(words).toContain('I didn’t follow “reskedule Tuesday”. Did you mean');
    expect(words).toContain('reschedule');
    expect(words.split(/^- /m).length - 1).toBeLessThanOrEqual(MOST_NEAR);
  });

  test('a number typed in the channel is not repeated, and its writer is told where to say it', async () => {
    const { words, sent } = await ear.sayInChannel(PRIYA, 'add case 999 000 0018 two falls since discharge');
    expect(words).toContain('Let’s do that privately');
    expect(sent).not.toMatch(/999|0018|falls/);
  });

  test('a number with a wrong check digit is refused with what to do', async () => {
    const { words } = await ear.say('add case 999 123 4560 two falls');
    expect(words).toMatch(/check/i);
    expect(words).not.toContain('two falls');
  });

  test('help is written for this person in this place', async () => {
    const [here, there] = [await ear.say('help'), await ear.sayInChannel(JO, 'help')];
    expect(here.words).toContain('candidates');
    expect(there.words).not.toContain('candidates');
  });

  test('a file sent in the personal chat is read, shown with its counts, and imported by a press', async () => {
    const address = teams.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const shown = await ear.after(PERSONAL, () =>
      ear.send(PERSONAL, JO, {
        text: '',
        attachments: [
          {
            contentType: 'application/vnd.microsoft.teams.file.download.info',
            contentUrl: `http://127.0.0.1:${port}/sites/team/${file.name}`,
            name: file.name,
            content: {
              downloadUrl: `http://127.0.0.1:${port}/download?tempauth=1`,
              uniqueId: '1150D938-8870-4044-9F2C-5BBDEBA70C9D',
              fileType: 'csv',
            },
          },
        ],
      }),
    );
    expect(shown.words).toContain('30 people in the file');
    expect(shown.words).toContain('2 rows need you, 30 new');
    const done = await ear.press(shown, 'Import', { list: 'Sent in chat', dataTo: '2026-11-01' });
    expect(done.words).toContain('Imported: 30 people');
  });

  test('a file from a stranger’s address is not fetched', async () => {
    const { words } = await ear.after(PERSONAL, () =>
      ear.send(PERSONAL, JO, {
        text: '',
        attachments: [
          {
            contentType: 'application/vnd.microsoft.teams.file.download.info',
            name: 'list.csv',
            content: { downloadUrl: 'https://elsewhere.example/list.csv', fileType: 'csv' },
          },
        ],
      }),
    );
    expect(words).toContain('I take files from your organisation’s own Teams only');
  });

  test('a button pressed again, also on a card that has been replaced since, does no harm', async () => {
    const mine = await ear.say('my actions', /A-\d+/);
    const action = /A-\d+/.exec(mine.words)?.[0] ?? '';
    const card = await ear.say(action, new RegExp(action));
    const done = await ear.press(card, 'Done');
    expect(done.words).toMatch(/done/i);
    const again = await ear.press(card, 'Done');
    expect(again.words).toBe(done.words);
    const undone = await ear.press(done, 'Undo');
    expect(undone.words).not.toBe(done.words);
  });

  test('the next huddle and what is on it can be asked for in the channel, without a question or a name of a person', async () => {
    const { words } = await ear.sayInChannel(PRIYA, 'agenda');
    expect(words).toMatch(/N7-\d+ · \d+ min · (urgent|new|review due|carried over)$/m);
  });
});
