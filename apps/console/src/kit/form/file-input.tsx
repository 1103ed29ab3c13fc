/** The browser's own field for a file. It speaks the browser's language and not the reader's, so it never shows: a label or button of ours stands over it. */
import type { ComponentProps } from "react";

/** `onFile` is called for each choice, also of the same file again. */
export function FileInput({
  onFile,
  ...input
}: Pick<ComponentProps<"input">, "ref" | "id" | "hidden" | "accept" | "capture"> & {
  readonly onFile: (file: File) => unknown;
}) {
  return (
    <input
      {...input}
      type="file"
      onChange={({ currentTarget }) => {
        const [file] = currentTarget.files ?? [];
        if (file) void onFile(file);
        currentTarget.value = "";
      }}
    />
  );
}
