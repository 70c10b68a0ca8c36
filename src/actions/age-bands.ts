/** How old an open action is, in days since it was assigned. */
export const AGE_BANDS = [
  { band: '0–7 days', from: 0, to: 7 },
  { band: '8–14 days', from: 8, to: 14 },
  { band: '15–28 days', from: 15, to: 28 },
  { band: '29 days and more', from: 29, to: 100_000 },
] as const;
