/** Prints the page: without menu, black on white, with page numbers and the time. */
import { Button } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { KIT } from "../../words/kit.ts";
import { useWords } from "../../words/language.tsx";

/** `children` in place of "In trang này"; `onPrint` where a page must be made ready for paper first, and then prints itself. */
export function PrintButton({
  children,
  onPrint = () => print(),
}: {
  readonly children?: string;
  readonly onPrint?: () => void;
}) {
  const t = useWords(KIT);
  return (
    <Button
      className="only-screen"
      leftSection={<IconPrinter size="1.25rem" aria-hidden />}
      onClick={onPrint}
    >
      {children ?? t("print")}
    </Button>
  );
}
