import type { Sheet } from '../../src/minutes/sheet.ts';
import { MinutesCase } from './minutes-case.tsx';

/** The minutes, for those cases whose minutes the printer may read. */
export function PaperMinutes({ sheet }: { sheet: Sheet }) {
  const here = sheet.people.filter(({ state }) => state === 'here' || state === 'left');
  return (
    <>
      <section>
        <h2>
          Were here <span>{here.length}</span>
        </h2>
        <p>{here.map(({ name, profession }) => `${name} (${profession})`).join(', ')}</p>
      </section>
      <section>
        <h2>Cases</h2>
        <ol className="plain">
          {(sheet.minutesOf ?? []).map((item) => (
            <MinutesCase key={item.itemId} item={item} deeds={false} />
          ))}
        </ol>
      </section>
    </>
  );
}
