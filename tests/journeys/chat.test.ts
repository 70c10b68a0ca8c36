import { afterAll, describe, expect, test } from 'vitest';
import { PRIYA } from '../../dev/people.ts';
import { chat } from './chat.ts';
import { noBrowser } from './stage.ts';

describe.skipIf(noBrowser)('in the chat of the Agents Playground', async () => {
  const ear = await chat();
  afterAll(() => ear.close());

  test('somebody in danger is sent to 999 before anything else, and nothing is done', async () => {
    const { words } = await ear.say('please call an ambulance');
    expect(words).toMatch(/^Call 999/);
  });

  test('words that it does not follow get the three nearest phrases, not a menu', async () => {
    const { words } = await ear.say('reskedule Tuesday');
    expect(words).toContain('I didn’t follow “reskedule Tuesday”. Did you mean');
    expect(words).toContain('reschedule');
    expect(words.match(/^- /gm)?.length).toBeLessThanOrEqual(3);
  });

  test('a number typed in the channel is not repeated, and the person is told where to say it', async () => {
    const { words, sent } = await ear.sayInChannel(PRIYA, 'add case 999 000 0018 two falls since discharge');
    expect(words).toContain('Let’s do that privately');
    expect(sent).not.toMatch(/999|0018|falls/);
  });
});
