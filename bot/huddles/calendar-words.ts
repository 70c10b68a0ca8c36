import { takeDay, tidy } from '../grammar.ts';
import { run, type Said, type Step } from '../phrase.ts';
import { whenOf } from './faces.ts';
import { after, meant } from './meant.ts';
import { previewFace, readSchedule, scheduleInput, takeTime, understoodOf } from './schedule.ts';
import { ruleDayOf, seriesOf, takeScope } from './series-words.ts';

export async function readLink(said: Said): Promise<Step> {
  const words = after(said);
  const link = /https:\/\/\S+/i.exec(words);
  const huddleId = await meant(
    tidy(words.replace(link?.[0] ?? '', ' ').replace(/^(?:is|for|of|to)\b/i, '')),
    said.turn,
  );
  const huddle = await said.turn.ask('huddles.read', { huddleId });
  const of = huddle.seriesId === null ? { huddleId } : { seriesId: huddle.seriesId };
  if (link !== null) return run('huddles.setJoinLink', { ...of, joinUrl: link[0] });
  if (huddle.joinUrl !== null)
    return {
      face: {
        heading: `Join ${whenOf(huddle, said.turn)}`,
        buttons: [{ type: 'Action.OpenUrl', title: 'Join', url: huddle.joinUrl }],
      },
    };
  return said.turn.me.grants.has('huddles.schedule')
    ? {
        form: 'huddles.setJoinLink',
        understood: of,
        lacks: 'There is no join link yet. Paste it like **join link https://teams.microsoft.com/…**.',
      }
    : { say: 'There is no join link yet. The coordinator or chair can add it.' };
}

/**
 * "reschedule Tuesday to Wednesday 9:00": what is not said stays as it was. "Tuesday and those after" and "every Tuesday"
 * move the series.
 */
export async function readMove(said: Said): Promise<Step> {
  const [words = '', to] = after(said).split(/ to (?=[^,]*$)/i);
  const { which, scope } = takeScope(words);
  if (to === undefined) return { say: 'To when? Say it like **reschedule Tuesday to Wednesday 9:00**.' };
  const huddleId = await meant(which, said.turn);
  const huddle = await said.turn.ask('huddles.read', { huddleId });
  const { time, rest } = takeTime(to);
  const day = rest === '' ? huddle.day : takeDay(`on ${rest}`, said.turn).found;
  if (day === undefined || (time === undefined && rest === ''))
    return { say: 'I could not read the new time. Say it like **reschedule Tuesday to Wednesday 9:00**.' };
  const start = `${day}T${time ?? huddle.time.slice(0, 5)}`;
  return scope === 'one'
    ? run('huddles.move', { huddleId, start })
    : run('huddles.moveSeries', { huddleId, start, scope });
}

export async function readCancel(said: Said): Promise<Step> {
  const [words = '', ...why] = after(said).split(/\s*(?:,|:|\bbecause\b|\bsince\b)\s*/i);
  const { which, scope } = takeScope(words);
  const huddleId = await meant(which, said.turn);
  if (why.join(' ') !== '' && scope !== 'one') {
    const huddle = await said.turn.ask('huddles.read', { huddleId });
    const { id: seriesId } = await seriesOf(huddle, said.turn);
    const from = scope === 'following' ? { from: ruleDayOf(huddle) } : {};
    return run('huddles.endSeries', { seriesId, why: why.join(' '), ...from });
  }
  return why.join(' ') === ''
    ? {
        say: 'Why? The team will want to know. Say it like **cancel huddle Tuesday because the room is closed**.',
      }
    : run('huddles.cancel', { huddleId, why: why.join(' ') });
}

export async function readScheduleWords(said: Said): Promise<Step> {
  const wanted = readSchedule(after(said), said.turn);
  const input = scheduleInput(wanted, said.turn);
  const understood = understoodOf(wanted);
  return input === undefined
    ? {
        form: 'huddles.schedule',
        understood,
        lacks: 'When? Say it like **schedule frailty huddle every Tuesday 8:45 for 30m**.',
      }
    : { face: await previewFace(input, understood, said.turn) };
}
