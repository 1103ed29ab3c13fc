/** Printing, by the browser's own dialogue. */

/** Whether there is a printer to ask. */
export const canPrint = (): boolean => typeof window.print === "function";

/** Prints a page of HTML, out of a frame that nobody sees and that goes with the next one. */
export function print(html: string): void {
  const id = "sheet-to-print";
  document.getElementById(id)?.remove();
  const frame = document.createElement("iframe");
  frame.id = id;
  frame.setAttribute("aria-hidden", "true");
  frame.tabIndex = -1;
  frame.style.cssText = "position:fixed;width:0;height:0;border:0;visibility:hidden";
  frame.onload = () => frame.contentWindow?.print();
  frame.srcdoc = html;
  document.body.append(frame);
}
