/** What is typed into a form until it is sent: values, what is wrong with them, and which fields the reader should look at again. */
import { useCallback, useMemo, useState } from "react";

/** Sentences by the name of the field that they are about. */
export type Errors = Readonly<Record<string, string>>;

/** A form's state. */
export type Draft<Values extends object> = {
  readonly values: Values;
  set<Name extends keyof Values & string>(name: Name, value: Values[Name]): void;
  /** Puts another whole in its place, such as the record just read. */
  reset(values: Values): void;
  /** What is wrong now; empty until the form was sent once, so that nobody is told off while typing. */
  readonly errors: Errors;
  /** Says what a server found wrong with a field. */
  fault(name: keyof Values & string, sentence: string): void;
  /** Whether something differs from what the form began with. */
  readonly changed: boolean;
  /** Checks everything; answers what is wrong. */
  check(): Errors;
};

/**
 * A form's state; `wrong` names the fields that are not right and says why. It may read what the caller finds out from the
 * values after this, such as an answer of the server: it is asked when the errors are drawn or the form is sent.
 */
export function useDraft<Values extends object>(
  initial: Values,
  wrong: (values: Values) => Partial<Record<keyof Values & string, string | undefined>> = () => ({}),
): Draft<Values> {
  const [values, setValues] = useState(initial);
  const [start, setStart] = useState(initial);
  const [sent, setSent] = useState(false);
  const [faults, setFaults] = useState<Errors>({});
  const find = (): Errors =>
    Object.fromEntries(
      Object.entries(wrong(values)).filter((entry): entry is [string, string] => entry[1] !== undefined),
    );
  const set = useCallback(<Name extends keyof Values & string>(name: Name, value: Values[Name]) => {
    setValues((before) => ({ ...before, [name]: value }));
    setFaults(({ [name]: _, ...others }) => others);
  }, []);
  const fault = useCallback(
    (name: keyof Values & string, sentence: string) =>
      setFaults((before) => ({ ...before, [name]: sentence })),
    [],
  );
  const reset = useCallback((next: Values) => {
    setValues(next);
    setStart(next);
    setSent(false);
    setFaults({});
  }, []);
  const changed = useMemo(
    () => Object.entries(values).some(([name, value]) => value !== start[name as keyof Values]),
    [values, start],
  );
  return {
    values,
    set,
    reset,
    fault,
    changed,
    get errors() {
      return { ...(sent ? find() : {}), ...faults };
    },
    check() {
      setSent(true);
      return find();
    },
  };
}
