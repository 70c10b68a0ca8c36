import type { Context } from '../core/context.ts';
import { showPerson } from '../core/ids.ts';
import { checkNhsNumber } from '../core/nhs-number.ts';
import { Refusal, required } from '../core/refusal.ts';
import { addTypedPerson, identityOf, keepPractice, personByNhsNumber, personByRef } from '../people/index.ts';
import { type Admissible, refuseBarred } from './admit.ts';

type Typed = {
  nhsNumber: string;
  name?: { forename: string; surname: string };
  birthDate?: string;
};
/** The person of a typed number, new if need be. `isChecked`: the typed birth date is the one we hold. */
export async function personTyped(
  ctx: Context,
  typed: Typed,
): Promise<{ one: Admissible; isChecked: boolean }> {
  const { number, problem } = checkNhsNumber(typed.nhsNumber);
  if (number === null) throw new Refusal('invalid', problem ?? 'That is not an NHS number.');
  keepPractice(ctx, number);
  const { code } = ctx;
  const known = await personByNhsNumber(ctx, number);
  if (known === undefined) {
    if (typed.name === undefined || typed.birthDate === undefined)
      throw new Refusal('invalid', 'We do not hold this number yet. Give the name and birth date too.');
    const person = await addTypedPerson(ctx, {
      ...typed.name,
      birthDate: typed.birthDate,
      nhsNumber: number,
    });
    return { one: { ref: showPerson(code, person), person }, isChecked: true };
  }
  const ref = showPerson(code, known);
  refuseBarred({ ref, ...required(await personByRef(ctx, ref), 'person') });
  const held = required(await identityOf(ctx, known), 'person');
  if (typed.birthDate !== undefined && typed.birthDate !== held.birthDate)
    throw new Refusal(
      'conflict',
      'That birth date is not the one we hold for this number. Check both against the clinical record: it may be somebody else.',
    );
  return { one: { ref, person: known }, isChecked: typed.birthDate !== undefined };
}
