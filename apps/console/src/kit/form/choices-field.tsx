/** Several of a few: boxes to tick, all in sight. */
import { Checkbox } from "@mantine/core";
import { areShort, type Choice } from "./choice-field.tsx";
import { type FieldProps, useInput } from "./field.ts";

/** Value: the values that are ticked, in the order of the ticks. */
export function ChoicesField({
  choices,
  ...props
}: Omit<FieldProps, "disabled"> & { readonly choices: readonly Choice[] }) {
  const {
    look: { id, ...look },
    value,
    set,
  } = useInput<readonly string[], FieldProps>(props);
  return (
    <Checkbox.Group {...look} value={[...value]} onChange={set}>
      <div className="choices" data-short={areShort(choices) || undefined}>
        {choices.map((choice, at) => (
          <Checkbox
            key={choice.value}
            value={choice.value}
            label={choice.label}
            {...(at === 0 ? { id } : {})}
            {...(look.error === undefined ? {} : { "aria-invalid": true })}
          />
        ))}
      </div>
    </Checkbox.Group>
  );
}
