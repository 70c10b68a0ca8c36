import { Field, Input, type InputProps, Select, Textarea } from '@fluentui/react-components';

type Labelled = {
  label: string;
  hint?: string | undefined;
  problem?: string | undefined;
  required?: boolean;
};
const around = ({ label, hint, problem, required = false }: Labelled) =>
  ({
    label,
    required,
    hint: hint ?? null,
    validationState: problem === undefined ? 'none' : 'warning',
    validationMessage: problem ?? null,
  }) as const;

/** One line of words; `lines` makes it several. */
export function Words({
  value,
  onText,
  lines = false,
  ...rest
}: Labelled & {
  value: string;
  onText: (text: string) => void;
  lines?: boolean;
} & Pick<InputProps, 'placeholder' | 'maxLength' | 'type' | 'autoFocus' | 'inputMode'>) {
  const { label: _label, hint: _hint, problem: _problem, required: _required, ...input } = rest;
  return (
    <Field {...around(rest)}>
      {lines ? (
        <Textarea className="grows" value={value} onChange={(_event, { value: text }) => onText(text)} />
      ) : (
        <Input
          {...input}
          value={value}
          autoComplete="off"
          onChange={(_event, { value: text }) => onText(text)}
        />
      )}
    </Field>
  );
}

/** One of a few: the codes and their words. */
export function Choice<Value extends string>({
  value,
  options,
  onChoose,
  ...rest
}: Labelled & {
  value: Value;
  options: readonly (readonly [code: Value, words: string])[];
  onChoose: (value: Value) => void;
}) {
  return (
    <Field {...around(rest)}>
      <Select
        value={value}
        onChange={(_event, { value: chosen }) => {
          const known = options.find(([code]) => code === chosen);
          if (known !== undefined) onChoose(known[0]);
        }}
      >
        {options.map(([code, words]) => (
          <option key={code} value={code}>
            {words}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** The options of a table of words, in its order. */
export const optionsOf = <Code extends string>(words: Record<Code, string>): [Code, string][] =>
  Object.entries(words) as [Code, string][];
