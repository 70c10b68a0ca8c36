import { Button } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useDo } from '../api.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';
import type { Asked } from './behind-address.ts';

const TYPES = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** The actions of the page as a file: references and dates, no words that anybody typed. Each export is on the audit trail. */
export function ExportButtons({ asked }: { asked: Asked }) {
  const fetchFile = useDo('insights.export');
  const say = useSay();
  const save = async (format: keyof typeof TYPES): Promise<void> => {
    const { done } = await fetchFile({ ...asked, format });
    if (done === undefined) return;
    const bytes = Uint8Array.from(atob(done.base64), (letter) => letter.charCodeAt(0));
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([bytes], { type: TYPES[format] }));
    link.download = done.fileName;
    link.click();
    URL.revokeObjectURL(link.href);
    const hidden = done.hidden === 0 ? '' : ` ${done.hidden} of restricted people are left out.`;
    const cut = done.cutAt === null ? '' : ` It ends after ${done.cutAt}: narrow the figure for the rest.`;
    say(`${done.fileName}: ${done.rows} actions.${hidden}${cut}`);
  };
  return (
    <>
      {(['csv', 'xlsx'] as const).map((format) => (
        <Button
          key={format}
          icon={<ArrowDownloadRegular />}
          disabled={fetchFile.busy}
          onClick={() => void save(format)}
        >
          {format.toUpperCase()}
        </Button>
      ))}
      <RefusalNotice from={fetchFile} />
    </>
  );
}
