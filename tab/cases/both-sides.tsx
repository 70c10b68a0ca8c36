import { Button } from '@fluentui/react-components';

type Side = readonly (readonly [label: string, words: string])[];

/** Two people changed the same words. Both stand here, nothing is lost, and the one who reads this chooses. */
export function BothSides({
  mine,
  theirs,
  keepMine,
  takeTheirs,
}: {
  mine: Side;
  theirs: Side;
  keepMine: () => void;
  takeTheirs: () => void;
}) {
  const differs = mine.flatMap(([label, words], at) =>
    words === theirs[at]?.[1] ? [] : [{ label, words, other: theirs[at]?.[1] ?? '' }],
  );
  return (
    <div className="both-sides">
      {differs.map(({ label, words, other }) => (
        <div key={label} className="form-pair">
          <div>
            <small>{label}: saved by somebody else</small>
            <p>{other === '' ? '(empty)' : other}</p>
          </div>
          <div>
            <small>{label}: yours, not saved yet</small>
            <p>{words === '' ? '(empty)' : words}</p>
          </div>
        </div>
      ))}
      <div className="row">
        <Button size="small" onClick={keepMine}>
          Save mine over it
        </Button>
        <Button size="small" onClick={takeTheirs}>
          Keep theirs
        </Button>
      </div>
    </div>
  );
}
