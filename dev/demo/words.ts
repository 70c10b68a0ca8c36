/** What the invented team asks, says and does: words without anybody's name in them. */
export const QUESTIONS = [
  'Should the care package restart before the next discharge?',
  'Who takes the lead on falls prevention?',
  'Is a medicines review due before winter?',
  'Can we keep them safely at home with two visits a day?',
  'What would make the emergency department the second choice?',
  'Who can support the daughter who cares?',
  'Is this delirium or a step in the dementia?',
  'Should we talk about an advance care plan now?',
  'How do we get the heating mended this week?',
  'Which of the three services should visit first?',
] as const;
export const MATTERS = [
  'I want to be home for Christmas.',
  'I would like to walk to the shop again.',
  'I do not want my son to worry.',
  'I want to stay with my dog.',
  'Please let me sleep in my own bed.',
  'I miss the choir on Thursdays.',
] as const;
export const TITLES = [
  'Book an echo and tell the practice',
  'Visit to look at falls risk',
  'Ring housing about the boiler',
  'Review medicines with the practice',
  'Ask the memory clinic for a date',
  'Order a commode and a rail',
  'Introduce to the lunch club',
  'Talk with the daughter about respite',
  'Check blood pressure lying and standing',
  'Send the care plan to the ambulance trust',
  'Arrange a hearing test',
  'Call after the hospital visit',
  'Fill in the carer’s assessment',
  'Find out who holds the key safe code',
] as const;
export const DECISIONS = [
  'Two visits a day for two weeks, then look again.',
  'Medicines first, then therapy.',
  'Stay with the present plan.',
  'Joint visit by nurse and social worker.',
  'Ask the specialist before anything else.',
] as const;
export const BLOCKED = [
  'No transport until next week',
  'Waiting for the specialist’s letter',
  'Nobody answers the telephone',
] as const;
export const DONE = [
  'Done and told the practice',
  'Booked',
  'Spoke with the family',
  'Equipment is in place',
] as const;
