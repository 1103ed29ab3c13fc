/**
 * What narrows a list: one line, and what finds no place on it lies behind a button, unless it narrows the list already. On a
 * narrow screen all but the search does (`narrow.css`), so that rows come first.
 */
import { Button } from "@mantine/core";
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { KIT } from "../../words/kit.ts";
import { useWords } from "../../words/language.tsx";
import { layOnOneLine } from "./one-line.ts";
import "./narrow.css";

/** `children` are the search, chips and choices, each a child of its own. */
export function Filters({ children }: { readonly children: ReactNode }) {
  const t = useWords(KIT);
  const [open, setOpen] = useState(false);
  const bar = useRef<HTMLFieldSetElement>(null);
  // Whatever is drawn anew may be longer or shorter than before.
  useLayoutEffect(() => layOnOneLine(bar.current));
  // A part may draw itself anew, as when its choices have come: the bar is another size then, as in a wider window.
  useEffect(() => {
    const sizes = new ResizeObserver(() => layOnOneLine(bar.current));
    if (bar.current) sizes.observe(bar.current);
    return () => sizes.disconnect();
  }, []);
  return (
    <fieldset ref={bar} className="filters" data-open={open || undefined}>
      <legend className="only-read">{t("filters")}</legend>
      {children}
      <Button className="filters-button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t("filters")}
      </Button>
    </fieldset>
  );
}
