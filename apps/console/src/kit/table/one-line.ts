/** Which filters find a place on one line. */

/** Whether something is chosen or typed in it. */
const narrows = (part: HTMLElement): boolean =>
  [...part.querySelectorAll<HTMLInputElement | HTMLSelectElement>("input, select")].some((field) =>
    field instanceof HTMLInputElement && (field.type === "radio" || field.type === "checkbox")
      ? field.checked && field.value !== ""
      : field.value !== "",
  );

/**
 * Marks the parts of a bar that do not fit on its first line with `data-over`, and the bar with `data-folds` when there are any:
 * its last element, a button, is for showing them. What narrows the list already is never marked.
 */
export function layOnOneLine(bar: HTMLElement | null): void {
  if (!bar) return;
  const [button, ...others] = ([...bar.children] as HTMLElement[])
    .filter((part) => part.tagName !== "LEGEND")
    .reverse();
  const parts = others.reverse();
  if (!button) return;
  for (const part of parts) part.removeAttribute("data-over");
  bar.removeAttribute("data-folds");
  const bottom = (part: HTMLElement): number => part.offsetTop + part.offsetHeight;
  const line = parts[0] ? bottom(parts[0]) + 4 : 0;
  const beyond = (): boolean =>
    [...parts, button].some((part) => part.offsetHeight > 0 && bottom(part) > line);
  if (!beyond()) return;
  bar.setAttribute("data-folds", "");
  for (const part of parts.slice(1).reverse()) {
    if (!beyond()) return;
    if (!narrows(part)) part.setAttribute("data-over", "");
  }
}
