/** One of many units, found by a few letters with or without accents. */
import { fold } from "@bluezone/vietnamese/fold";
import { type ComboboxItem, type OptionsFilter, Select } from "@mantine/core";
import { useMemo } from "react";
import { KIT } from "../../words/kit.ts";
import { useWords } from "../../words/language.tsx";
import { type FieldProps, useField } from "./field.ts";

/** What is picked from. */
export type PickedUnit = { readonly id: string; readonly name: string };

/** At most so many are offered at once; more letters find the rest. */
const OFFERED = 50;

/** The options in whose label each typed word stands, with or without accents. */
export const found: OptionsFilter = ({ options, search }) => {
  const words = fold(search)
    .split(" ")
    .filter((word) => word !== "");
  return (options as ComboboxItem[])
    .filter(({ label }) => {
      const name = fold(label);
      return words.every((word) => name.includes(word));
    })
    .slice(0, OFFERED);
};

/** The picker by itself. `value` is a unit's id, "" while none is picked. */
export function UnitPicker({
  id,
  label,
  hint,
  required,
  disabled,
  error,
  units,
  value,
  onChange,
}: Omit<FieldProps, "name"> & {
  readonly id?: string;
  readonly error?: string | undefined;
  readonly units: readonly PickedUnit[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}) {
  const t = useWords(KIT);
  const data = useMemo(() => units.map((unit) => ({ value: unit.id, label: unit.name })), [units]);
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      label={label}
      description={hint ?? t("unitHint")}
      required={required ?? false}
      disabled={disabled ?? false}
      error={error}
      data={data}
      value={value === "" ? null : value}
      onChange={(picked) => onChange(picked ?? "")}
      searchable
      clearable={!required}
      clearButtonProps={{ "aria-label": t("clear") }}
      filter={found}
      nothingFoundMessage={t("unitNone")}
      maxDropdownHeight={320}
    />
  );
}

/** The picker in a form. Value: a unit's id, "" while none is picked. */
export function UnitField({ name, units, ...props }: FieldProps & { readonly units: readonly PickedUnit[] }) {
  const { id, value, set, error } = useField<string>(name, props.label);
  return <UnitPicker {...props} id={id} units={units} value={value} onChange={set} error={error} />;
}
