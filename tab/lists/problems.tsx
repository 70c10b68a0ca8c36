import { Button } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import type { Problem } from '../../src/lists/list.ts';
import { useDo } from '../api.ts';
import { type Column, Table } from '../parts/table.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';

const COLUMNS: readonly Column<Problem>[] = [
  { head: 'Row', cell: ({ row }) => (row === 0 ? 'The file' : row), end: true },
  { head: 'Column', cell: ({ column }) => column },
  { head: 'What to do', cell: ({ problem }) => problem },
];

/** Problems by row, as a spreadsheet numbers them; the rejected rows can be fetched by the one who imported, for a day. */
export function Problems({
  problems,
  rejected,
  uploadId,
}: {
  problems: readonly Problem[];
  rejected: number;
  uploadId: string;
}) {
  const fetchRows = useDo('lists.problems');
  if (problems.length === 0) return null;
  const download = async (): Promise<void> => {
    const answer = await fetchRows({ uploadId });
    if (answer.refused !== undefined) return;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['\ufeff', answer.done.csv], { type: 'text/csv' }));
    link.download = 'rejected-rows.csv';
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <section className="panel" aria-labelledby="problems">
      <div className="panel-head">
        <h2 id="problems">Rows that need you</h2>
        {rejected > 0 && (
          <Button
            size="small"
            icon={<ArrowDownloadRegular />}
            disabled={fetchRows.busy}
            onClick={() => void download()}
          >
            Download the rejected rows
          </Button>
        )}
      </div>
      <p className="quiet">
        Put them right where the list comes from, and import again; everybody else can come in now.
      </p>
      <RefusalNotice from={fetchRows} />
      <Table
        caption="Problems by row"
        columns={COLUMNS}
        rows={problems}
        keyOf={({ row, column, problem }) => `${row}${column}${problem}`}
      />
    </section>
  );
}
