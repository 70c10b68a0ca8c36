/** Excel's own limit for one cell; a quotation mark not closed within it is taken as a plain character. */
const LONGEST_CELL = 32_767;

export type RecordSplitter = {
  /** The whole records in the text so far; the rest waits for more. A blank line is a record of one empty cell. */
  push(text: string): string[][];
  end(): string[][];
};

/**
 * Cuts text (lines ending "\n") into records and cells as a spreadsheet does: quoted cells may hold the delimiter,
 * doubled quotation marks and line breaks; a quoted line break starts no record, a blank line is one. A quotation mark
 * that is never closed, or that swallows lines so that the cells no longer number `columns`, spoils its own line only.
 * Not udsv: that drops blank lines (rows would be misnumbered), runs a short row into the next and never lets go of an
 * unclosed quotation mark (docs/decisions/0005-own-record-splitter.md).
 */
export function recordSplitter(delimiter: string, columns?: number): RecordSplitter {
  let rest = '';

  function cut(text: string, ended: boolean): string[][] {
    const records: string[][] = [];
    let at = 0;
    let quote = text.indexOf('"');
    while (at < text.length) {
      let end = text.indexOf('\n', at);
      if (end === -1) {
        if (!ended) break;
        end = text.length;
      }
      if (quote !== -1 && quote < at) quote = text.indexOf('"', at);
      if (quote === -1 || quote >= end) {
        records.push(text.slice(at, end).split(delimiter));
        at = end + 1;
        continue;
      }
      const quoted = quotedRecord(text, at, delimiter, ended);
      if (quoted === 'needs more') break;
      if (
        quoted === 'never closed' ||
        (quoted.end > end && columns !== undefined && quoted.cells.length !== columns)
      ) {
        records.push(text.slice(at, end).split(delimiter));
        at = end + 1;
      } else {
        records.push(quoted.cells);
        at = quoted.end + 1;
      }
    }
    rest = text.slice(at);
    return records;
  }

  return {
    push: (text) => cut(rest === '' ? text : rest + text, false),
    end: () => cut(rest, true),
  };
}

type Quoted = { cells: string[]; end: number } | 'needs more' | 'never closed';

function quotedRecord(text: string, start: number, delimiter: string, ended: boolean): Quoted {
  const cells: string[] = [];
  let at = start;
  for (;;) {
    let cell = '';
    if (text.charCodeAt(at) === 34) {
      const close = closingQuote(text, at + 1);
      if (close === -1) return ended || text.length - at > LONGEST_CELL ? 'never closed' : 'needs more';
      if (close === text.length - 1 && !ended) return 'needs more';
      if (close - at > LONGEST_CELL) return 'never closed';
      cell = text.slice(at + 1, close);
      if (cell.includes('"')) cell = cell.replaceAll('""', '"');
      at = close + 1;
    }
    const next = nextBreak(text, at, delimiter);
    if (next === -1 && !ended) return 'needs more';
    const stop = next === -1 ? text.length : next;
    cells.push(cell + text.slice(at, stop));
    if (next === -1 || text.charCodeAt(next) === 10) return { cells, end: stop };
    at = next + 1;
  }
}

function closingQuote(text: string, from: number): number {
  let close = text.indexOf('"', from);
  while (close !== -1 && text.charCodeAt(close + 1) === 34) close = text.indexOf('"', close + 2);
  return close;
}

function nextBreak(text: string, from: number, delimiter: string): number {
  const code = delimiter.charCodeAt(0);
  for (let at = from; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (character === code || character === 10) return at;
  }
  return -1;
}
