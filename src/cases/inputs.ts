import { z } from 'zod';

const line = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The question for the team: one line, mandatory [Raine 2015: a presentation is framed round a question]. */
export const question = z
  .string()
  .transform(line)
  .refine((text) => text !== '', 'Say in one line what the team is asked.')
  .refine((text) => text.length <= 300, 'Keep the question to one line of at most 300 letters.');
/** Why, in a few words. */
export const why = z
  .string()
  .trim()
  .min(1, 'Say why, in a few words.')
  .max(1000, 'Keep it under 1,000 letters.');
export const relationship = z
  .string()
  .transform(line)
  .refine((text) => text !== '', 'Say what your relationship with the person is.')
  .refine((text) => text.length <= 100, 'Say your relationship in a few words.');
export const sharingDetail = z.string().trim().max(300, 'Keep it under 300 letters.');
/** As typed; what is wrong with it is said by the use case, without repeating it. */
export const nhsNumber = z.string().max(40);
