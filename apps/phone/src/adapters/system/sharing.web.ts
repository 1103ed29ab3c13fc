/** Handing on texts and files from a browser: its share sheet where there is one, else a download. */
import { fileName, type SharedFile, type SharingOutcome } from "./shared-file.ts";

/** A page leaves no copies. */
export const forgetSharedFiles = (): void => undefined;

async function hand(data: ShareData): Promise<SharingOutcome> {
  if (typeof navigator.share !== "function" || !navigator.canShare?.(data)) return "unavailable";
  try {
    await navigator.share(data);
    return "handed-on";
  } catch (error) {
    return error instanceof DOMException && error.name === "AbortError" ? "dismissed" : "unavailable";
  }
}

function download(file: File): SharingOutcome {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return "saved";
}

/** Opens the browser's sheet with a text, or puts it on the clipboard ("saved"). */
export async function shareText(text: string): Promise<SharingOutcome> {
  const shared = await hand({ text });
  if (shared !== "unavailable") return shared;
  try {
    await navigator.clipboard.writeText(text);
    return "saved";
  } catch {
    return "unavailable";
  }
}

/** Opens the browser's sheet with a file, or downloads it. Rejects with RangeError for a bad name. */
export async function shareFile({ name, type, content }: SharedFile): Promise<SharingOutcome> {
  const part = typeof content === "string" ? content : new Uint8Array(content);
  const file = new File([part], fileName(name), { type });
  const shared = await hand({ files: [file] });
  return shared === "unavailable" ? download(file) : shared;
}
