import { type Face, press } from './cards.ts';
import type { Place } from './turn.ts';

/**
 * The emergency answer [DOMAIN.md 6, hazard H11]: 999 first and large. Nothing was run. In a personal chat the words wait
 * in a form, so that a wrong guess costs one press; in a shared place they are not kept.
 */
export function emergencyFace(place: Place, words: string): Face {
  return {
    heading: 'Call 999 now if somebody is in danger',
    large: true,
    line: 'I am not watched in an emergency and cannot call for help. Nothing was done with your message.',
    body: [
      {
        type: 'TextBlock',
        wrap: true,
        text: 'Urgent, but nobody is in danger? Ring your urgent community response team or your service’s duty line, or NHS 111.',
      },
      ...(place === 'personal'
        ? [
            {
              type: 'Input.Text' as const,
              id: 'text',
              label: 'Your message is kept here, if it was no emergency',
              value: words.slice(0, 1000),
              isMultiline: true as const,
            },
          ]
        : []),
    ],
    buttons: place === 'personal' ? [press('No emergency: carry on', 'chat.say', {}, { form: true })] : [],
    summary: 'Call 999 now if somebody is in danger',
  };
}
