/** A deed with its question before, its word after, and its fault where it did not come off. */
import { useState } from "react";
import { type Question, useConfirm } from "../../../kit/confirm.tsx";
import { useFaultText } from "../../../kit/fault-text.ts";
import { useToast } from "../../../kit/toast.tsx";
import { STAFF } from "../../../staff/words.ts";

/** Asks, does, and says what came of it. */
export function useDeed(): {
  readonly fault: string | undefined;
  act(deed: () => Promise<unknown>, done: string, ask?: Question): Promise<void>;
} {
  const confirm = useConfirm();
  const toast = useToast();
  const text = useFaultText(STAFF);
  const [fault, setFault] = useState<string>();
  return {
    fault,
    async act(deed, done, ask) {
      setFault(undefined);
      if (ask && !(await confirm(ask))) return;
      try {
        await deed();
        toast(done);
      } catch (thrown) {
        setFault(text(thrown));
      }
    },
  };
}
