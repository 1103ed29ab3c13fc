/** A window over the page: keeps the focus inside, closes with Escape, and gives the focus back to what opened it. */
import { Modal } from "@mantine/core";
import { type ReactNode, useLayoutEffect } from "react";
import { KIT } from "../../words/kit.ts";
import { useWords } from "../../words/language.tsx";
import { AsideContext } from "./aside.ts";
import { focusAt, placeOfFocus } from "./kept-focus.ts";
import { usePageChange } from "./page-change.ts";
import { useRoomBack } from "./toast-room.ts";

/** Gives the focus back to what had it, or to what stands near where that was, also when the dialog goes by being left out of the page. */
function useFocusBack(open: boolean): void {
  useLayoutEffect(() => {
    if (!open) return;
    const opener = placeOfFocus();
    return () => {
      requestAnimationFrame(() => opener && focusAt(opener));
    };
  }, [open]);
}

/** In a dialog with a form the first field has the focus, not the button that closes it. */
const beginAtField = (body: HTMLElement | null): void =>
  body?.querySelector("form :is(input, textarea, select):enabled")?.setAttribute("data-autofocus", "true");

/** `onClose` absent: it stays until its own buttons end it; else it also closes when the page changes. */
export function Dialog({
  open,
  title,
  onClose,
  wide = false,
  children,
}: {
  readonly open: boolean;
  readonly title: string;
  readonly onClose?: () => void;
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  const t = useWords(KIT);
  useFocusBack(open);
  useRoomBack(open);
  usePageChange(() => open && onClose?.());
  return (
    <Modal.Root
      opened={open}
      onClose={onClose ?? (() => {})}
      size={wide ? "xl" : "lg"}
      returnFocus={false}
      closeOnClickOutside={false}
      closeOnEscape={onClose !== undefined}
    >
      <Modal.Overlay />
      <Modal.Content>
        <div className="dialog-top">
          <Modal.Title>{title}</Modal.Title>
          {onClose && <Modal.CloseButton aria-label={t("close")} />}
        </div>
        <Modal.Body ref={beginAtField}>
          <AsideContext value={false}>{children}</AsideContext>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
