/** Elements of a page, made by hand: this page has no framework. */

type Attributes = Readonly<Record<string, string | boolean | undefined>>;
/** What stands inside; nothing, false and undefined are left out. */
export type Inside = Node | string | false | undefined;

/** An element with its attributes and what stands inside; text is text, never markup. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes,
  ...inside: readonly Inside[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    made.setAttribute(attribute, value === true ? "" : value);
  }
  made.append(
    ...inside.filter((one): one is Node | string => one !== false && one !== undefined && one !== ""),
  );
  return made;
}

/** A button. `key` is how it is found again after the page was drawn anew, so that the focus stays. */
export function button(
  label: string,
  press: () => void,
  attributes: Attributes & { readonly "data-key": string },
): HTMLButtonElement {
  const made = element("button", { type: "button", ...attributes }, label);
  made.addEventListener("click", press);
  return made;
}

/**
 * A file from the reader's computer. The browser's own control, which speaks the browser's language, lies unseen inside a label
 * that looks like a button: it keeps the keyboard and the name.
 */
export function fileControl(
  { label, hint, accept }: { readonly label: string; readonly hint: string; readonly accept: string },
  take: (file: File) => void,
): HTMLElement {
  const input = element("input", {
    type: "file",
    accept,
    id: "recording",
    "data-key": "recording",
    "aria-describedby": "recording-hint",
  });
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    // The same file can be chosen again after it was mended.
    input.value = "";
    if (file) take(file);
  });
  return element(
    "div",
    { class: "file" },
    element("label", { for: "recording" }, label),
    input,
    element("p", { class: "small", id: "recording-hint" }, hint),
  );
}
