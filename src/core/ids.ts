import { z } from 'zod';
import { isDay, machineNow, milliseconds } from './time.ts';

/** "N7-0042": a person (and their case) in shared places. Typed in any case, with or without leading zeros. */
export const personRef = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z][A-Z0-9]{0,5}-\d{1,7}$/, 'A reference looks like N7-0042.');
/** "A-118": an action. */
export const actionRef = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^A-\d{1,7}$/, 'An action’s reference looks like A-118.');
export const day = z.string().refine(isDay, 'A date looks like 2026-12-04.');

export const showPerson = (code: string, person: number): string =>
  `${code}-${String(person).padStart(4, '0')}`;
export const showAction = (number: number): string => `A-${number}`;
/** The neighbourhood's code in a reference: "N7" of N7-0042. */
export const codeOf = (ref: string): string => ref.slice(0, ref.indexOf('-'));
export const personNumber = (ref: string): number => Number(ref.slice(ref.indexOf('-') + 1));
export const actionNumber = personNumber;

/** A new row's id where others need it before the row is written: a version 7 uuid, so that ids stand in the order of time. */
export function newId(): string {
  const time = milliseconds(machineNow()).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`;
}
