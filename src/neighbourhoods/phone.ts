import { z } from 'zod';
import { actingMember } from '../core/acting.ts';
import { required } from '../core/refusal.ts';
import { command, query } from '../core/use-case.ts';
import { changeMember, changeOrganisationPhone, ownPhoneOf, phoneOf } from './absence-store.ts';
import { whose } from './whose.ts';

/** Digits, spaces, brackets, "+" and "ext": a telephone as people write it. Empty takes it away. */
const phone = z
  .string()
  .trim()
  .refine(
    (text) => text === '' || /^\+?[\d\s()-]{6,20}(?:\s*(?:ext|x)\.?\s*\d{1,6})?$/i.test(text),
    'A telephone looks like 01632 960 001, or 01632 960 001 ext 12.',
  );

/** The telephone that partners without an account see for me, so that they can ring. Empty: my organisation’s is shown. */
export const setPhone = command({
  says: 'Say under which telephone partners reach me',
  needs: 'see',
  where: 'personal',
  input: z.object({ memberId: z.uuid().exactOptional(), phone }),
  async run(input, ctx) {
    const { id } = await whose(ctx, input.memberId);
    const before = await ownPhoneOf(ctx, id);
    await changeMember(ctx, id, { phone: input.phone || null });
    return { memberId: id, phone: await phoneOf(ctx, id), before: before ?? '' };
  },
  about: (_input, { memberId }) => ({ kind: 'member', id: memberId }),
  touches: () => ['neighbourhood'],
});

/** An organisation’s telephone, shown to partners for members who gave none of their own. */
export const setOrganisationPhone = command({
  says: 'Say under which telephone an organisation is reached',
  needs: 'configure',
  input: z.object({ organisationId: z.uuid(), phone }),
  async run({ organisationId, phone: text }, ctx) {
    required((await changeOrganisationPhone(ctx, organisationId, text || null)) || null, 'organisation');
    return { organisationId };
  },
  touches: () => ['neighbourhood'],
});

/** The telephone that partners see for me: my own, else my organisation’s, else none. */
export const myPhone = query({
  says: 'Show under which telephone partners reach me',
  needs: 'see',
  where: 'personal',
  input: z.object({}),
  run: async (_input, ctx) => ({ phone: await phoneOf(ctx, actingMember(ctx).memberId) }),
});
