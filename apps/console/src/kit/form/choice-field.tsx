/** One of a few: radio buttons, all in sight. */
import { Radio } from "@mantine/core";
import { type FieldProps, useInput } from "./field.ts";

/** A thing that can be chosen. */
export type Choice = { readonly value: string; readonly label: string; readonly hint?: string };

/** Whether all stand in one row without a ragged second one: at most four, each of a word or two. */
export const areShort = (choices: readonly Choice[]): boolean =>
  choices.length < 5 && choices.every(({ label, hint }) => label.length < 13 && hint === undefined);

/** Value: string, "" while nothing is chosen. */
export function ChoiceField({
  choices,
  ...props
}: Omit<FieldProps, "disabled"> & { readonly choices: readonly Choice[] }) {
  const {
    look: { id, ...look },
    value,
    set,
  } = useInput<string, FieldProps>(props);
  return (
    <Radio.Group {...look} value={value} onChange={set}>
      <div className="choices" data-short={areShort(choices) || undefined}>
        {choices.map((choice, at) => (
          <Radio
            key={choice.value}
            value={choice.value}
            label={choice.label}
            description={choice.hint}
            {...(at === 0 ? { id } : {})}
            {...(look.error === undefined ? {} : { "aria-invalid": true })}
          />
        ))}
      </div>
    </Radio.Group>
  );
}
