import { Refusal } from '../../src/core/refusal.ts';
import { press } from '../cards.ts';
import { takeDay, takeRef, tidy } from '../grammar.ts';
import { run, type Said, type Step } from '../phrase.ts';
import type { Turn } from '../turn.ts';
import { whenOf } from './faces.ts';
import { after, meant } from './meant.ts';

export async function readAgenda(said: Said): Promise<Step> {
  return run('huddles.read', { huddleId: await meant(after(said), said.turn) });
}

/** "add N7-0042 to Tuesday"; with "urgent" and a reason it comes to the front, also after the cut-off. */
export async function readAddItem(said: Said): Promise<Step | undefined> {
  const { found: ref, rest } = takeRef(after(said), said.turn);
  if (ref === undefined) return undefined;
  const urgent = /\burgent(?:ly)?\b/i.test(rest);
  const words = tidy(rest.replace(/\burgent(?:ly)?\b:?/i, ' '));
  const day = takeDay(words.replace(/^to /i, 'on '), said.turn);
  const huddleId = await meant(day.found ?? (words === '' ? '' : (words.split(/[,:]/)[0] ?? '')), said.turn);
  const first = await acceptFirst(ref, said.turn);
  if (first !== undefined) return first;
  if (!urgent) return run('huddles.addItem', { huddleId, ref });
  return urgentItem(huddleId, ref, day.found === undefined ? '' : day.rest);
}
/** Somebody whom we hold and who is no accepted case yet: what comes first, with its button. Said in personal chat only. */
async function acceptFirst(ref: string, turn: Turn): Promise<Step | undefined> {
  if (turn.place === 'shared' || !turn.me.grants.has('people.search')) return undefined;
  const [known] = await turn.ask('cases.search', { text: ref, limit: 1 });
  if (known === undefined || (known.status !== null && known.status !== 'shortlisted')) return undefined;
  const proposed = known.status === 'shortlisted';
  const cohort = 'PROFESSIONAL_JUDGEMENT';
  return {
    face: {
      heading: proposed ? `${known.ref} is proposed, and not accepted yet` : `${known.ref} is not a case yet`,
      line: turn.isProfessional
        ? 'See who it is and accept first; then it comes on the agenda.'
        : 'A professional accepts first; then it comes on the agenda.',
      buttons: [
        turn.isProfessional
          ? press(
              'Who is it?',
              'form:people.open',
              { ref: known.ref, purpose: 'accept', cohort },
              { look: 'positive' },
            )
          : press('Propose', 'form:cases.propose', { ref: known.ref, cohort }, { look: 'positive' }),
        press('Not now', 'chat.dismiss', {}),
      ],
    },
  };
}
export const urgentItem = (huddleId: string, ref: string, reason: string): Step =>
  reason === ''
    ? {
        form: 'huddles.addItem',
        understood: { huddleId, ref },
        lacks: `Why can ${ref} not wait? Say it in our personal chat, or like **urgent ${ref} in hospital since last night**.`,
      }
    : run('huddles.addItem', { huddleId, ref, why: 'urgent', reason });

export async function readUrgent(said: Said): Promise<Step | undefined> {
  const { found: ref, rest } = takeRef(after(said), said.turn);
  return ref === undefined ? undefined : urgentItem(await meant('', said.turn), ref, tidy(rest));
}

export async function readRemove(said: Said): Promise<Step | undefined> {
  const { found: ref, rest } = takeRef(after(said), said.turn);
  if (ref === undefined) return undefined;
  const huddleId = await meant(tidy(rest.replace(/^(?:from|off)\b/i, '')), said.turn);
  const huddle = await said.turn.ask('huddles.read', { huddleId });
  const item = huddle.items.find(
    (one) => one.ref === ref || one.ref.replace(/-0+/, '-') === ref.replace(/-0+/, '-'),
  );
  if (item === undefined)
    throw new Refusal(
      'missing',
      `${ref} is not on the agenda of ${whenOf(huddle, said.turn)}. Type **agenda** to see it.`,
    );
  return run('huddles.removeItem', { itemId: item.id });
}
