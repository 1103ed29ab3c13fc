/** Hands a text to the reader as a file. */

/** `name` is the file's. The text begins with a mark that tells spreadsheets that it is UTF-8. */
export function saveText(name: string, mediaType: string, text: string): void {
  const url = URL.createObjectURL(new Blob(["\ufeff", text], { type: `${mediaType};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
