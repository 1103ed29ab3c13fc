/** Boxes to tick under one name, in columns: any number of many. */
import { Checkbox } from "@mantine/core";
import type { ReactNode } from "react";
import { areShort, type Choice } from "./choice-field.tsx";
import "./check-list.css";

/** A box; `fixed` is as it is, whatever is chosen. */
type Tickable = Choice & { readonly fixed?: "ticked" | "empty" };

/**
 * `chosen` are values, also of choices that are not shown now. `whole` names a box above that ticks all at once. `error` stands
 * below the name; `id` is where a list of errors leads. `between`: what stands between the name and the boxes.
 */
export function CheckList({
  name,
  choices,
  chosen,
  onChange,
  whole,
  id,
  error,
  between,
}: {
  readonly name: string;
  readonly choices: readonly Tickable[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  readonly whole?: string;
  readonly id?: string;
  readonly error?: string | undefined;
  readonly between?: ReactNode;
}) {
  const free = choices.filter(({ fixed }) => fixed === undefined).map(({ value }) => value);
  const all = free.length > 0 && free.every((value) => chosen.includes(value));
  const others = chosen.filter((value) => !free.includes(value));
  return (
    <fieldset className="check-list" tabIndex={-1} {...(id === undefined ? {} : { id })}>
      <legend>{name}</legend>
      {error !== undefined && (
        <p className="fault" tabIndex={-1}>
          {error}
        </p>
      )}
      {between}
      {whole !== undefined && (
        <Checkbox
          label={<strong>{whole}</strong>}
          checked={all}
          indeterminate={!all && free.some((value) => chosen.includes(value))}
          disabled={free.length === 0}
          onChange={() => onChange(all ? others : [...others, ...free])}
        />
      )}
      {choices.length > 0 && (
        <div className="choices" data-short={areShort(choices) || undefined}>
          {choices.map(({ value, label, hint, fixed }) => (
            <Checkbox
              key={value}
              label={label}
              description={hint}
              checked={fixed === undefined ? chosen.includes(value) : fixed === "ticked"}
              disabled={fixed !== undefined}
              onChange={(event) =>
                onChange(
                  event.currentTarget.checked ? [...chosen, value] : chosen.filter((one) => one !== value),
                )
              }
            />
          ))}
        </div>
      )}
    </fieldset>
  );
}
