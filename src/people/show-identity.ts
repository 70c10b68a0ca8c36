import type { Context } from '../core/context.ts';
import { showNhsNumber } from '../core/nhs-number.ts';
import { required } from '../core/refusal.ts';
import { fullName, type Identity } from './person.ts';
import { type KnownPerson, practiceOf } from './person-of.ts';
import { identityOf, namesakesOf } from './store.ts';

/**
 * Three identifiers as they are shown, to a member whose right to see them the caller has checked and whose look the
 * caller records. A restricted person's address and practice stay hidden; the same name twice is an alert (hazard H1).
 */
export async function shownIdentity(ctx: Context, ref: string, known: KnownPerson): Promise<Identity> {
  const held = required(await identityOf(ctx, known.person), 'person');
  const restricted = known.bars.includes('restricted');
  const practice = await practiceOf(ctx, held);
  const namesakes = await namesakesOf(ctx, held);
  return {
    ref,
    name: fullName(held),
    birthDate: held.birthDate,
    nhsNumber: showNhsNumber(held.nhsNumber),
    postcode: restricted ? null : held.postcode,
    address: restricted ? null : held.address,
    practice: restricted ? null : practice.name,
    sex: held.sex,
    birthDateConflict: held.birthDateConflict,
    restricted,
    ...(namesakes > 0
      ? {
          nameAlert: `${namesakes === 1 ? 'Somebody else' : `${namesakes} others`} here ${namesakes === 1 ? 'has' : 'have'} the same name. Check the birth date and the NHS number.`,
        }
      : {}),
  };
}
