import { Button } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { Choice } from '../parts/fields.tsx';
import { useTeam } from '../parts/member-picker.tsx';

/** Those who chair turn about, in their order. */
export function Rota({ chosen, onRota }: { chosen: readonly string[]; onRota: (ids: string[]) => void }) {
  const chairs = useTeam().filter(({ roles }) => roles.includes('chair'));
  const left = chairs.filter(({ id }) => !chosen.includes(id));
  if (chairs.length < 2)
    return <p className="quiet">Once two members may chair, they can take turns here.</p>;
  return (
    <div className="stack">
      <Choice
        label="Chairs in turn"
        hint="Empty: the chair above takes all of them"
        value=""
        options={[
          ['', left.length === 0 ? 'All who may chair are in it' : 'Add a chair…'],
          ...left.map(({ id, name }) => [id, name] as const),
        ]}
        onChoose={(id) => {
          if (id !== '') onRota([...chosen, id]);
        }}
      />
      {chosen.length > 0 && (
        <ol className="plain row" aria-label="Chairs in turn">
          {chosen.map((id, at) => {
            const name = chairs.find((one) => one.id === id)?.name ?? 'Somebody who has left';
            return (
              <li key={id} className="chip">
                {at + 1}. {name}
                <Button
                  size="small"
                  appearance="subtle"
                  icon={<DismissRegular />}
                  aria-label={`Take ${name} out of the turn`}
                  onClick={() => onRota(chosen.filter((one) => one !== id))}
                />
              </li>
            );
          })}
        </ol>
      )}
    </div>
  );
}
