import writeXlsx from 'write-excel-file/node';
import { z } from 'zod';
import { endOfWeek } from '../actions/index.ts';
import { type Cell, inert } from '../core/csv.ts';
import { errand } from '../core/use-case.ts';
import { behindFields } from './behind.ts';
import { actionsToExport } from './behind-store.ts';
import { periodOf } from './period.ts';
import { csvOf, sheetOf } from './sheet.ts';

const MOST_ROWS = 20_000;

/**
 * The actions behind a figure as a file, CSV or XLSX, in base64: references, members' names, codes and dates; restricted
 * people are left out and counted. Nothing in it runs as a formula. Every export is on the audit trail.
 */
export const exportActions = errand({
  says: 'Export the actions behind a figure',
  needs: 'actions.oversee',
  where: 'personal',
  input: z.object({ ...behindFields, format: z.enum(['csv', 'xlsx']) }),
  async run({ format, ...asked }, ctx) {
    const { code, rows, hidden } = await ctx.step(async (step) => {
      const found = await actionsToExport(step, asked, periodOf(asked, step.today), {
        sunday: endOfWeek(step.today),
        limit: MOST_ROWS,
      });
      await ctx.note(step, {});
      return { code: step.code, ...found };
    });
    const sheet = sheetOf(code, rows);
    const bytes = format === 'csv' ? Buffer.from(csvOf(sheet)) : await xlsxOf(sheet);
    return {
      fileName: `actions-${code}-${ctx.today}.${format}`,
      base64: bytes.toString('base64'),
      rows: rows.length,
      hidden,
      cutAt: rows.length + hidden === MOST_ROWS ? MOST_ROWS : null,
    };
  },
  about: () => undefined,
});

const xlsxOf = (sheet: readonly Cell[][]): Promise<Buffer> =>
  writeXlsx(
    sheet.map((row, at) =>
      row.map((cell) => ({
        value: inert(cell),
        type: typeof cell === 'number' ? Number : String,
        ...(at === 0 ? { fontWeight: 'bold' as const } : {}),
      })),
    ),
    {
      stickyRowsCount: 1,
      columns: (sheet[0] ?? []).map((head) => ({ width: Math.max(12, String(head).length) })),
    },
  ).toBuffer();
