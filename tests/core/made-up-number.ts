import { checkNhsNumber } from '../../src/core/nhs-number.ts';

/** A valid number that begins so, for what must be said of numbers outside 999: somebody could have it, so none is written out. */
export function madeUpNumber(start: string): string {
  for (let rest = 0; rest < 10_000; rest++) {
    const ten = `${start}${String(rest).padStart(4, '0')}`;
    if (checkNhsNumber(ten).valid) return ten;
  }
  throw new Error(`no number begins with ${start}`);
}
