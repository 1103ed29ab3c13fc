/** A part of a page that is wanted now and then: it opens below its name. What is in it is there also while it is closed. */
import { IconChevronDown } from "@tabler/icons-react";
import { type ReactNode, useId, useState } from "react";
import { AsideContext } from "./aside.ts";
import "./fold.css";

/**
 * `open`: how it begins, and what it becomes when that changes, such as once the day has come. `held`: open whatever was pressed, such as while something in it is wrong or the page is printed.
 * `card`: a card of its own, with its name as a heading.
 */
export function Fold({
  title,
  open = false,
  held = false,
  card = false,
  onlyScreen = false,
  children,
}: {
  readonly title: string;
  readonly open?: boolean;
  readonly held?: boolean;
  readonly card?: boolean;
  readonly onlyScreen?: boolean;
  readonly children: ReactNode;
}) {
  const id = useId();
  const [pressed, press] = useState(open);
  const [was, setWas] = useState(open);
  if (was !== open) {
    setWas(open);
    press(open);
  }
  const shown = pressed || held;
  const button = (
    <button type="button" aria-expanded={shown} aria-controls={id} onClick={() => press(!shown)}>
      <IconChevronDown size="1.25rem" aria-hidden />
      {title}
    </button>
  );
  return (
    <div className={`fold${card ? " card" : ""}${onlyScreen ? " only-screen" : ""}`}>
      {card ? <h2>{button}</h2> : button}
      <div id={id} className="stack" hidden={!shown}>
        <AsideContext value={true}>{children}</AsideContext>
      </div>
    </div>
  );
}
