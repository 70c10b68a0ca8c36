import { z } from 'zod';
import { checkNhsNumber as check } from '../core/nhs-number.ts';
import { query } from '../core/use-case.ts';

/** Says whether a text is an NHS number, how it is written, and what is wrong or odd; nothing is looked up. */
export const checkNhsNumber = query({
  says: 'Check an NHS number',
  needs: 'check',
  where: 'personal',
  input: z.object({ text: z.string().max(200) }),
  run: async ({ text }) => check(text),
});
