/** A window over the page: keeps the focus inside, closes with Escape, and gives the focus back to what opened it. */
import { Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { KIT } from "../words/kit.ts";
import { useWords } from "../words/language.tsx";

/** `onClose` absent: it stays until its own buttons end it. */
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
  return (
    <Modal
      opened={open}
      onClose={onClose ?? (() => {})}
      title={title}
      size={wide ? "xl" : "lg"}
      withCloseButton={onClose !== undefined}
      closeOnClickOutside={false}
      closeOnEscape={onClose !== undefined}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      {children}
    </Modal>
  );
}
