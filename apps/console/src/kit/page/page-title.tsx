/** The page's name: its first heading, the window's title, and where the focus goes when the page is opened. */
import { createContext, type ReactNode, useContext, useEffect, useRef } from "react";

/** How many pages were opened before this one: the first leaves the focus at the top, where the skip link is. */
export const VisitsContext = createContext(0);

/** `actions` stand at its end: the page's main button. */
export function PageTitle({
  children,
  actions,
  above,
}: {
  readonly children: string;
  readonly actions?: ReactNode;
  /** What stands over it, such as the way back to the list. */
  readonly above?: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const visits = useContext(VisitsContext);
  useEffect(() => {
    document.title = `${children} · Bluezone`;
  }, [children]);
  useEffect(() => {
    if (visits > 0) heading.current?.focus();
  }, [visits]);
  return (
    <div className="page-title">
      {above && <div className="page-above">{above}</div>}
      <h1 ref={heading} tabIndex={-1}>
        {children}
      </h1>
      {actions && <div className="page-actions">{actions}</div>}
    </div>
  );
}
