/** How a field finds its form: value, setter, error and id by its name. */
import { createContext, useContext } from "react";
import type { Draft } from "./draft.ts";

/** The form around the fields. */
export const FieldsContext = createContext<Draft<Record<string, unknown>> | undefined>(undefined);

/** The id of a field's element, so that the list of errors can lead to it. One form a page has a field of one name. */
export const fieldId = (name: string): string => `field-${name}`;

/** A field's state in the form around it. Throws TypeError outside a form, or for a name that the form does not have. */
export function useField<Value>(name: string): {
  readonly id: string;
  readonly value: Value;
  readonly set: (value: Value) => void;
  readonly error: string | undefined;
} {
  const draft = useContext(FieldsContext);
  if (!draft || !(name in draft.values)) throw new TypeError(`no form around this field has a ${name}`);
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
