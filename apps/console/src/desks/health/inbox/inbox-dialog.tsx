/** One thing that a phone sent, and what an officer does with it: decide, or give it to the unit whose it is. */
import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { Dialog } from "../../../kit/dialog.tsx";
import { Failed } from "../../../kit/failed.tsx";
import type { Words } from "../../../words/catalog.ts";
import { useWords } from "../../../words/language.tsx";
import { RouteDialog } from "./route-dialog.tsx";
import { INBOX } from "./words.ts";

/** The dialog. */
export function InboxDialog({
  title,
  wide = false,
  receipt,
  children,
  buttons,
  error,
  words,
  onRoute,
  onClose,
}: {
  readonly title: string;
  readonly wide?: boolean;
  readonly receipt: string;
  readonly children: ReactNode;
  /** The decisions; nothing for who may not decide. */
  readonly buttons: ReactNode;
  readonly error: unknown;
  readonly words: Words;
  readonly onRoute: (unitId: string) => Promise<unknown>;
  readonly onClose: () => void;
}) {
  const t = useWords(INBOX);
  const [routing, setRouting] = useState(false);
  if (routing) return <RouteDialog receipt={receipt} onRoute={onRoute} onClose={onClose} />;
  return (
    <Dialog open wide={wide} title={title} onClose={onClose}>
      <div className="stack">
        {children}
        {buttons && (
          <div className="row">
            {buttons}
            <Button onClick={() => setRouting(true)}>{t("routeTo")}</Button>
          </div>
        )}
        {error != null && <Failed error={error} words={words} />}
      </div>
    </Dialog>
  );
}
