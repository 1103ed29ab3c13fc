/** A part of the page that is wanted now and then: its form opens below its name. */
import type { ReactNode } from "react";
import "./quarantine.css";

/** `open`: it is likely to be what the reader came for. */
export function More({
  title,
  open = false,
  children,
}: {
  readonly title: string;
  readonly open?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <details className="quarantine-more card" open={open}>
      <summary>
        <h2>{title}</h2>
      </summary>
      <div className="stack">{children}</div>
    </details>
  );
}
