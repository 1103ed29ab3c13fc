/** What narrows a list. On a narrow screen all but the search lies behind one button (`kit.css`), so that rows come first. */
import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { KIT } from "../../words/kit.ts";
import { useWords } from "../../words/language.tsx";
import "./narrow.css";

/** `children` are the search, chips and choices, each a child of its own. */
export function Filters({ children }: { readonly children: ReactNode }) {
  const t = useWords(KIT);
  const [open, setOpen] = useState(false);
  return (
    <fieldset className="filters" data-open={open || undefined}>
      <legend className="only-read">{t("filters")}</legend>
      <Button className="filters-button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t("filters")}
      </Button>
      {children}
    </fieldset>
  );
}
