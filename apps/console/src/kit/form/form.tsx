/** A form: errors beside the fields and in a list at the top, the first of them in sight with the focus, Ctrl+Enter sends. */
import type { Words } from "@bluezone/vietnamese/catalog";
import { Button } from "@mantine/core";
import { type FormEvent, type ReactNode, useContext, useRef, useState } from "react";
import { AsideContext } from "../page/aside.ts";
import { useFaultText } from "../page/fault-text.ts";
import { useLatest } from "../page/toast.tsx";
import type { Draft } from "./draft.ts";
import { ErrorSummary } from "./error-summary.tsx";
import { type Fields, FieldsContext } from "./field.ts";
import { useFirstFault } from "./first-fault.ts";
import { createLabels } from "./labels.ts";
import { useLeaveGuard } from "./leave-guard.ts";

/**
 * `onSend` gets the values once nothing is wrong; while it runs the button waits. What it throws is shown above the buttons,
 * until something is told as done, and the values stay, and whoever leaves the page with unsent ones is asked first. `send` is the main button's label; `more`
 * stands beside it. `aside`: the view's filled button is another one.
 */
export function Form<Values extends object>({
  draft,
  onSend,
  send,
  more,
  words,
  aside,
  children,
}: {
  readonly draft: Draft<Values>;
  readonly onSend: (values: Values) => unknown;
  readonly send: ReactNode;
  readonly more?: ReactNode;
  /** Where the slice's sentences of codes stand, as `fault_<code>`. */
  readonly words?: Words;
  readonly aside?: boolean;
  readonly children: ReactNode;
}) {
  const text = useFaultText(words);
  const beside = useContext(AsideContext);
  const [busy, setBusy] = useState(false);
  const [thrownLast, setFault] = useState<unknown>();
  const fault = useLatest(thrownLast);
  const [form, lookAt] = useFirstFault<HTMLFormElement>();
  const [labels] = useState(createLabels);
  const fields = { draft: draft as unknown as Fields["draft"], labels };
  const wrong = Object.keys(draft.errors).length > 0;
  // What is under way or was sent is no loss: whoever sends may lead to another page.
  const sent = useRef<Values>(undefined);
  useLeaveGuard(() => draft.changed && (wrong || sent.current !== draft.values));

  const submit = async (event?: FormEvent): Promise<void> => {
    event?.preventDefault();
    if (busy) return;
    setFault(undefined);
    if (Object.keys(draft.check()).length > 0) return lookAt("any");
    setBusy(true);
    sent.current = draft.values;
    try {
      await onSend(draft.values);
      lookAt("any");
    } catch (thrown) {
      sent.current = undefined;
      setFault(thrown);
      lookAt("any");
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
      {wrong && <ErrorSummary errors={draft.errors} labels={labels} />}
      <FieldsContext value={fields}>{children}</FieldsContext>
      {fault !== undefined && (
        <p role="alert" className="fault" tabIndex={-1}>
          {text(fault)}
        </p>
      )}
      <div className="row">
        <Button type="submit" variant={(aside ?? beside) ? "default" : "filled"} loading={busy}>
          {send}
        </Button>
        {more}
      </div>
    </form>
  );
}
