import { Field, Input } from '@fluentui/react-components';
import { BLOCKS, type Block, type BlockKind, capacityOf, KINDS } from '../../src/huddles/kind.ts';
import { DISCIPLINES, type Discipline } from '../../src/neighbourhoods/member.ts';
import { MemberPicker } from '../parts/member-picker.tsx';
import { Rota } from './rota.tsx';
import { type SeriesDraft, type SetDraft, templateOf } from './series-draft.ts';

const BLOCK_KINDS = Object.keys(BLOCKS) as BlockKind[];
const DISCIPLINE_CODES = Object.keys(DISCIPLINES) as Discipline[];
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Whom the session needs, its parts and who leads it: the kind's template, which the team may change. */
export function TemplateFields({ draft, set }: { draft: SeriesDraft; set: SetDraft }) {
  const template = templateOf(draft.kind);
  const isDefault = (field: 'quorum' | 'requiredDisciplines' | 'blocks'): boolean =>
    same(draft[field], template[field]);
  const all = isDefault('quorum') && isDefault('requiredDisciplines') && isDefault('blocks');
  return (
    <details className="more">
      <summary>
        Who is needed, parts of the huddle, chairs in turn
        {all && <span className="quiet"> · default</span>}
      </summary>
      <div className="stack">
        <fieldset>
          <legend className="field-label">
            Disciplines that must be there{isDefault('requiredDisciplines') && <Default draft={draft} />}
          </legend>
          <div className="ticks">
            {DISCIPLINE_CODES.map((code) => (
              <label key={code} className="tick">
                <input
                  type="checkbox"
                  checked={draft.requiredDisciplines.includes(code)}
                  onChange={({ target }) =>
                    set({
                      requiredDisciplines: DISCIPLINE_CODES.filter((one) =>
                        one === code ? target.checked : draft.requiredDisciplines.includes(one),
                      ),
                    })
                  }
                />
                {DISCIPLINES[code]}
              </label>
            ))}
          </div>
        </fieldset>
        <fieldset>
          <legend className="field-label">
            Quorum: a chair, somebody to take notes, and at least
            {isDefault('quorum') && <Default draft={draft} />}
          </legend>
          <div className="form-pair">
            {(['professions', 'organisations'] as const).map((what) => (
              <Field key={what} label={what === 'professions' ? 'Professions' : 'Organisations'}>
                <Input
                  type="number"
                  min={0}
                  max={12}
                  value={String(draft.quorum[what])}
                  onChange={(_event, { value }) =>
                    set({ quorum: { ...draft.quorum, [what]: Number(value) } })
                  }
                />
              </Field>
            ))}
          </div>
        </fieldset>
        <Parts draft={draft} set={set} isDefault={isDefault('blocks')} />
        <Rota chosen={draft.chairRota} onRota={(chairRota) => set({ chairRota })} />
        <MemberPicker
          label="Deputy, when the chair is away"
          chosen={draft.deputyId}
          onMember={(deputyId) => set({ deputyId })}
        />
      </div>
    </details>
  );
}

const Default = ({ draft }: { draft: SeriesDraft }) => (
  <span className="quiet">
    {' '}
    · default for a {KINDS[draft.kind].words.replace(/^[A-Z](?=[a-z])/, (c) => c.toLowerCase())}
  </span>
);

/** The parts in their order: each there or not, with minutes of its own or inside the cases' time. */
function Parts({ draft, set, isDefault }: { draft: SeriesDraft; set: SetDraft; isDefault: boolean }) {
  const left = capacityOf({ minutes: Number(draft.minutes), blocks: draft.blocks });
  const change = (kind: BlockKind, block: Block | undefined): void =>
    set({
      blocks: BLOCK_KINDS.flatMap((one) =>
        one === kind ? (block ?? []) : draft.blocks.filter((had) => had.kind === one),
      ),
    });
  return (
    <fieldset>
      <legend className="field-label">
        Parts of the huddle, with minutes of their own{isDefault && <Default draft={draft} />}
      </legend>
      <ul className="plain stack-tight">
        {BLOCK_KINDS.map((kind) => {
          const block = draft.blocks.find((one) => one.kind === kind);
          return (
            <li key={kind} className="part">
              <label className="tick">
                <input
                  type="checkbox"
                  checked={block !== undefined}
                  disabled={kind === 'cases'}
                  onChange={({ target }) => change(kind, target.checked ? { kind, minutes: 0 } : undefined)}
                />
                {BLOCKS[kind]}
              </label>
              {kind === 'cases' ? (
                <span className="quiet number">{left} min</span>
              ) : (
                block !== undefined && (
                  <Input
                    className="few"
                    type="number"
                    min={0}
                    max={120}
                    aria-label={`Minutes for: ${BLOCKS[kind]}`}
                    value={String(block.minutes)}
                    onChange={(_event, { value }) => change(kind, { kind, minutes: Number(value) })}
                    contentAfter="min"
                  />
                )
              )}
            </li>
          );
        })}
      </ul>
      <p className="quiet">0 minutes: it takes its time from the cases.</p>
    </fieldset>
  );
}
