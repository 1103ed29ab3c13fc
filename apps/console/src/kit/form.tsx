/** A form: errors beside the fields and in a list at the top, the focus on the first of them, Ctrl+Enter sends. */
import { Button } from "@mantine/core";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import type { Words } from "../words/catalog.ts";
import type { Draft } from "./draft.ts";
import { ErrorSummary } from "./error-summary.tsx";
import { useFaultText } from "./fault-text.ts";
import { type Fields, FieldsContext } from "./field.ts";

/**
 * `onSend` gets the values once nothing is wrong; while it runs the button waits. What it throws is shown above the buttons
 * and the values stay. `send` is the main button's label; `more` stands beside it.
 */
export function Form<Values extends object>({
  draft,
  onSend,
  send,
  more,
  words,
  children,
}: {
  readonly draft: Draft<Values>;
  readonly onSend: (values: Values) => unknown;
  readonly send: string;
  readonly more?: ReactNode;
  /** Where the slice's sentences of codes stand, as `fault_<code>`. */
  readonly words?: Words;
  readonly children: ReactNode;
}) {
  const text = useFaultText(words);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>();
  const [tries, setTries] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const [labels] = useState(() => new Map<string, string>());
  const fields = { draft: draft as unknown as Fields["draft"], labels };
  const wrong = Object.keys(draft.errors).length > 0;
  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [tries]);

  const submit = async (event?: FormEvent): Promise<void> => {
    event?.preventDefault();
    if (busy) return;
    setFault(undefined);
    if (Object.keys(draft.check()).length > 0) return setTries(tries + 1);
    setBusy(true);
    try {
      await onSend(draft.values);
    } catch (thrown) {
      setFault(thrown);
    } finally {
      setBusy(false);
    }
  };
  // React hands events of a dialog up to the form in which it was written, though the page has the dialog elsewhere.
  return (
    <form
      ref={form}
      noValidate
      className="form stack"
      onSubmit={(event) => {
        event.stopPropagation();
        void submit(event);
      }}
      onKeyDown={(event) => {
        const inside = event.target instanceof Node && event.currentTarget.contains(event.target);
        if (inside && event.key === "Enter" && event.ctrlKey) void submit();
      }}
    >
      {wrong && <ErrorSummary errors={draft.errors} labels={fields.labels} />}
      <FieldsContext value={fields}>{children}</FieldsContext>
      {fault !== undefined && (
        <p role="alert" className="fault">
          {text(fault)}
        </p>
      )}
      <div className="row">
        <Button type="submit" variant="filled" loading={busy}>
          {send}
        </Button>
        {more}
      </div>
    </form>
  );
}
