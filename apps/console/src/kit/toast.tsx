/** A message that something is done: read out politely, in nobody's way. One that holds an action stays until it is closed. */
import { hideNotification, showNotification } from "@mantine/notifications";
import { type ReactNode, useCallback } from "react";
import { KIT } from "../words/kit.ts";
import { useWords } from "../words/language.tsx";

/** How long a message without an action stays, in ms. */
const STAYS = 6_000;

/** Shows a message; `action` is a link or button in it, and what it does should close the message by `close`. */
export function useToast(): (text: string, action?: (close: () => void) => ReactNode) => void {
  const t = useWords(KIT);
  return useCallback(
    (text, action) => {
      const id = crypto.randomUUID();
      showNotification({
        id,
        role: "status",
        message: (
          <div className="stack">
            <span>{text}</span>
            {action?.(() => hideNotification(id))}
          </div>
        ),
        autoClose: action ? false : STAYS,
        color: "brand",
        closeButtonProps: { "aria-label": t("dismiss") },
      });
    },
    [t],
  );
}
