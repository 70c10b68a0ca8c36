export type Cell = string | number;

/**
 * A cell that a spreadsheet would run as a formula is made text by an apostrophe before it [OWASP, CSV injection]: also by
 * the full-width signs that Excel reads as the plain ones.
 */
export const inert = (cell: Cell): Cell =>
  typeof cell === 'string' && /^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell;

/** One line of comma-separated text, without its end; nothing in it runs as a formula. */
export const csvLine = (cells: readonly Cell[]): string => cells.map(quoted).join(',');

function quoted(cell: Cell): string {
  const text = String(inert(cell));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
