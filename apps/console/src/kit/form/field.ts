/** How a field finds its form: value, setter, error and id by its name. */
import { createContext, useContext, useEffect } from "react";
import type { Draft } from "./draft.ts";
import type { Labels } from "./labels.ts";

/** The form around the fields: what is typed, and what each field is called. */
export type Fields = { readonly draft: Draft<Record<string, unknown>>; readonly labels: Labels };
/** Where fields find it. */
export const FieldsContext = createContext<Fields | undefined>(undefined);

/** The id of a field's element, so that the list of errors can lead to it. One form a page has a field of one name. */
export const fieldId = (name: string): string => `field-${name}`;

/** A field's state in the form around it; `label` is what the list of errors calls it. Throws TypeError outside a form, or for a name that the form does not have. */
export function useField<Value>(
  name: string,
  label: string,
): {
  readonly id: string;
  readonly value: Value;
  readonly set: (value: Value) => void;
  readonly error: string | undefined;
} {
  const fields = useContext(FieldsContext);
  if (!fields || !(name in fields.draft.values))
    throw new TypeError(`no form around this field has a ${name}`);
  const { draft, labels } = fields;
  useEffect(() => labels.call(name, label), [labels, name, label]);
  return {
    id: fieldId(name),
    value: draft.values[name] as Value,
    set: (value) => draft.set(name, value),
    error: draft.errors[name],
  };
}

/** What every field can be given. */
export type FieldProps = {
  /** The name of its value in the form. */
  readonly name: string;
  readonly label: string;
  /** One sentence below the label. */
  readonly hint?: string;
  readonly required?: boolean;
  readonly disabled?: boolean;
};

/** What the element of a field shows of it, its other properties, and what is typed. */
export function useInput<Value, Props extends FieldProps>(props: Props) {
  const { name, label, hint, required = false, disabled = false, ...more } = props;
  const { id, value, set, error } = useField<Value>(name, label);
  return { look: { id, label, description: hint, required, disabled, error, ...more }, value, set };
}

/** The element of a field whose value is a text, and what sets the text. */
export function useTyped<Props extends FieldProps>(props: Props) {
  const { look, value, set } = useInput<string, Props>(props);
  const onChange = (event: { readonly currentTarget: { readonly value: string } }): void =>
    set(event.currentTarget.value);
  return [{ ...look, value, onChange }, set] as const;
}
