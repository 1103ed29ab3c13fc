/** Says of every form on a page from which file it is: in a build for tests alone. */
import { relative } from "node:path";
import type { Plugin } from "vite";

const SRC = `${import.meta.dirname}/..`;
const KIT = "kit/form/form.tsx";

/** Puts `data-form="desks/health/cases/change-case.tsx"` on each `<form>`; the kit's has it from whoever uses the kit's. */
export const markedForms: Plugin = {
  name: "marked-forms",
  enforce: "pre",
  transform(code, id) {
    const file = relative(SRC, id.split("?")[0] ?? "");
    if (file.startsWith("..") || !file.endsWith(".tsx")) return null;
    if (file === KIT)
      return code
        .replace("  children,\n}: {", "  children,\n  marked,\n}: {")
        .replace("ref={form}", "ref={form} data-form={marked}");
    return code
      .replace(/<Form(?=\s)/g, `<Form marked="${file}"`)
      .replace(/<form(?=\s)/g, `<form data-form="${file}"`);
  },
};
