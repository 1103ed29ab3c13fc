/** A form whose answers outlive its screen: the phone keeps them as its draft, a moment after the last change, until it is sent. */
import type { MessageKind } from "@bluezone/device/message";
import { useCallback, useEffect, useRef, useState } from "react";
import { usePhone } from "../../phone/phone.tsx";
import type { Answers } from "./answers.ts";

/** After a change the draft is kept this much later, in ms: not with every letter that is typed. */
const QUIET_FOR = 500;

/** @param first the answers when the screen opens */
export function useForm<Form extends Answers>(
  kind: MessageKind,
  first: () => Form,
): { readonly form: Form; change(part: Partial<Form>): void; sent(): void } {
  const phone = usePhone();
  const [form, setForm] = useState(first);
  const unkept = useRef<Form | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const keep = useCallback((): void => {
    clearTimeout(timer.current);
    const answers = unkept.current;
    unkept.current = null;
    // A draft that is not kept is still in the form.
    if (answers !== null) phone.tap.keepDraft({ kind, answers }).catch(() => undefined);
  }, [phone, kind]);
  useEffect(() => keep, [keep]);
  return {
    form,
    change(part) {
      const next = { ...form, ...part };
      setForm(next);
      unkept.current = next;
      clearTimeout(timer.current);
      timer.current = setTimeout(keep, QUIET_FOR);
    },
    /** What was sent is no draft any more. */
    sent() {
      clearTimeout(timer.current);
      unkept.current = null;
    },
  };
}
