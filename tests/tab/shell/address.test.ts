import { describe, expect, test } from 'vitest';
import { readAddress, withQuery } from '../../../tab/shell/address.ts';

describe('the address after the #', () => {
  test('nothing, a page, a thing on a page, and filters are read', () => {
    expect(readAddress('').path).toEqual([]);
    expect(readAddress('#/cases').path).toEqual(['cases']);
    expect(readAddress('#/cases/N7-0042').path).toEqual(['cases', 'N7-0042']);
    expect(readAddress('#/lists/candidates?list=High%20use').query.get('list')).toBe('High use');
  });
  test('a filter is set, changed and taken away, and the others stay', () => {
    const address = readAddress('#/cases?status=active&mine=yes');
    expect(withQuery(address, { status: 'on_hold' })).toBe('cases?status=on_hold&mine=yes');
    expect(withQuery(address, { status: '' })).toBe('cases?mine=yes');
    expect(withQuery(address, { status: '', mine: undefined })).toBe('cases');
    expect(withQuery(readAddress('#/lists'), { list: 'A & B' })).toBe('lists?list=A+%26+B');
  });
});
