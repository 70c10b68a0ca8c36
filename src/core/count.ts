/** A count as people read it: 61,233. */
export const showCount = (count: number): string => count.toLocaleString('en-GB');
