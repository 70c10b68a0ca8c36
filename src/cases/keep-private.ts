import type { Context } from '../core/context.ts';
import { findIdentifiers, type Identifier } from '../core/privacy.ts';
import { Refusal } from '../core/refusal.ts';
import { namesIn } from '../people/index.ts';

const WORDS: Record<Identifier, string> = {
  'nhs number': 'an NHS number',
  'birth date': 'a birth date',
  postcode: 'a postcode',
  'phone number': 'a phone number',
  name: 'a person’s name',
};

/**
 * Asked before words typed in a shared place are kept [DOMAIN.md 6]. Refuses (`forbidden`, so the try is on the trail) when
 * they hold an identifier, says which kind and where to go instead, and repeats nothing. Personal places pass.
 */
export async function keepPrivate(ctx: Context, ...words: (string | undefined)[]): Promise<void> {
  if (ctx.where !== 'shared') return;
  const text = words.filter((word) => word !== undefined).join('\n');
  if (text === '') return;
  const found = findIdentifiers(text, await namesIn(ctx, text), ctx.today);
  if (found.length > 0)
    throw new Refusal(
      'forbidden',
      `Everybody here can read that, and it seems to hold ${found.map((one) => WORDS[one]).join(' and ')}. I kept none of it. Please delete your message, since I cannot, and send it to me in our personal chat.`,
    );
}
