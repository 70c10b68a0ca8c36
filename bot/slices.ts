import type { Cards, Forms, Phrase } from './phrase.ts';

/** Every phrase in the order in which it is tried, every card and every form: one line a slice. */
export const phrases: readonly Phrase[] = [];
export const cards = {} satisfies Cards;
export const forms = {} satisfies Forms;
