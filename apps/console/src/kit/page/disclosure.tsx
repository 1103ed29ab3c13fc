/** A button that opens a panel below it. Escape closes it and gives the focus back; leaving it closes it. */
import { type ReactNode, useEffect, useId, useRef, useState } from "react";

/** `label` stands in the button; `children` is given the way to close. */
export function Disclosure({
  label,
  name,
  className,
  children,
}: {
  readonly label: ReactNode;
  /** What the button is called, where its label does not say it. */
  readonly name?: string;
  readonly className?: string;
  readonly children: (close: () => void) => ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const outside = (event: Event): void => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener("pointerdown", outside);
    document.addEventListener("focusin", outside);
    return () => {
      document.removeEventListener("pointerdown", outside);
      document.removeEventListener("focusin", outside);
    };
  }, [open]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is heard wherever the focus is inside.
    <div
      ref={root}
      className={`disclosure ${className ?? ""}`}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !open) return;
        event.stopPropagation();
        setOpen(false);
        button.current?.focus();
      }}
    >
      <button
        ref={button}
        type="button"
        aria-expanded={open}
        aria-controls={id}
        {...(name === undefined ? {} : { "aria-label": name })}
        onClick={() => setOpen(!open)}
      >
        {label}
      </button>
      <div id={id} className="disclosure-panel" hidden={!open}>
        {open &&
          children(() => {
            // What is opened next gives the focus back to the button: what was pressed in the panel is gone then.
            button.current?.focus();
            setOpen(false);
          })}
      </div>
    </div>
  );
}
