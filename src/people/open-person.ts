import { z } from 'zod';
import { personNumber, personRef } from '../core/ids.ts';
import { Refusal, required } from '../core/refusal.ts';
import { query } from '../core/use-case.ts';
import type { Identity } from './person.ts';
import { mayOpen, personByRef, stateRelationship } from './person-of.ts';
import { shownIdentity } from './show-identity.ts';

/**
 * Shows who a reference is: three identifiers and an alert when somebody else has the same name (hazard H1). For a
 * professional of the person's practice, or one who states their relationship; that is kept, and so is the look.
 * A restricted person's address and practice stay hidden. Others are refused (`forbidden`), told what would open it.
 */
export const openPerson = query({
  says: 'Open a person’s details',
  needs: 'people.open',
  where: 'personal',
  input: z.object({
    ref: personRef,
    relationship: z.string().trim().min(3).max(200).exactOptional(),
    purpose: z.enum(['candidate', 'case', 'accept']),
  }),

  async run({ ref, relationship }, ctx): Promise<Identity> {
    const known = required(await personByRef(ctx, ref), 'person');
    if (relationship !== undefined) await stateRelationship(ctx, known.person, relationship);
    if (!(await mayOpen(ctx, known.person)))
      throw new Refusal(
        'forbidden',
        'These details open to the person’s own practice and to professionals who work with them. Say what your relationship with this person is, and open again.',
      );
    return shownIdentity(ctx, ref, known);
  },

  looks: ({ ref, purpose }) => [{ person: personNumber(ref), purpose }],
});
