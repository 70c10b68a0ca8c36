import { z } from 'zod';
import { personNumber, showPerson } from '../core/ids.ts';
import { checkNhsNumber } from '../core/nhs-number.ts';
import { query } from '../core/use-case.ts';
import { personByNhsNumber } from '../people/index.ts';
import { nhsNumber } from './inputs.ts';
import { openCasesOf } from './store.ts';

/** What we hold under an NHS number, without identifiers, so that a form can ask for what is missing. Never refuses a bad number: `problem` says what is wrong with it. */
export const lookUpNumber = query({
  says: 'Look up an NHS number',
  needs: 'cases.edit',
  where: 'personal',
  input: z.object({ nhsNumber }),
  async run(input, ctx) {
    const { number, problem, warning } = checkNhsNumber(input.nhsNumber);
    if (number === null)
      return { known: false, hasCase: false, problem: problem ?? 'That is not an NHS number.' };
    const person = await personByNhsNumber(ctx, number);
    const said = warning === undefined ? {} : { warning };
    if (person === undefined) return { known: false, hasCase: false, ...said };
    const ref = showPerson(ctx.code, person);
    const [open] = await openCasesOf(ctx, [person]);
    return { known: true, ref, hasCase: open !== undefined, ...(open && { caseRef: open.ref }), ...said };
  },
  // Whoever puts a number to a reference has learnt who it is.
  looks: (_input, found) => (found.known ? [{ person: personNumber(found.ref), purpose: 'number' }] : []),
});
