import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { machineNow, milliseconds } from '../core/time.ts';

/** A page left open over lunch still works. */
const GOOD_FOR_MS = 60 * 60_000;

const signed = (token: string, text: string): Buffer =>
  createHmac('sha256', `press ${token}`).update(text).digest();

/**
 * What a page gives its buttons, so that only a button pressed on that page does anything: a time and 128 random bits,
 * signed with the link’s own secret. The random part is the request key, so a press sent twice is one press.
 */
export function newPress(token: string): string {
  const text = `${milliseconds(machineNow()).toString(36)}.${randomBytes(16).toString('base64url')}`;
  return `${text}.${signed(token, text).toString('base64url')}`;
}

/** The request key of a press; undefined when it is not from a page of ours, or the page is too old. */
export function readPress(token: string, press: string): string | undefined {
  const [time = '', random = '', signature = ''] = press.split('.');
  const given = Buffer.from(signature, 'base64url');
  const right = signed(token, `${time}.${random}`);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
  const age = milliseconds(machineNow()) - Number.parseInt(time, 36);
  return age >= 0 && age <= GOOD_FOR_MS ? random : undefined;
}
