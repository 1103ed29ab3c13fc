/** What a file is, by its first bytes: never by its name or by what the sender says. */
import type { FilePurpose } from "@bluezone/contract/rollout/files";

/** Every kind that is taken, with its media type, the ending of its name and what it serves for. */
export const FILE_KINDS = {
  pdf: { mediaType: "application/pdf", purpose: "letter" },
  docx: {
    mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    purpose: "letter",
  },
  jpg: { mediaType: "image/jpeg", purpose: "photo" },
  png: { mediaType: "image/png", purpose: "photo" },
  webp: { mediaType: "image/webp", purpose: "photo" },
  wav: { mediaType: "audio/wav", purpose: "sound" },
  mp3: { mediaType: "audio/mpeg", purpose: "sound" },
} as const satisfies Readonly<Record<string, { readonly mediaType: string; readonly purpose: FilePurpose }>>;

/** A kind of file; also the ending of its name. */
export type FileKind = keyof typeof FILE_KINDS;

const latin = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1", from, to);

/** The kind that the first bytes tell; undefined for any that is not taken. A ZIP archive counts as DOCX until it is looked into. */
export function fileKind(bytes: Uint8Array): FileKind | undefined {
  const head = latin(bytes, 0, 16);
  if (/^%PDF-[12]\.\d/.test(head)) return "pdf";
  if (head.startsWith("PK\x03\x04")) return "docx";
  if (head.startsWith("\xff\xd8\xff")) return "jpg";
  if (head.startsWith("\x89PNG\r\n\x1a\n")) return "png";
  if (head.startsWith("RIFF")) {
    const form = head.slice(8, 12);
    return form === "WEBP" ? "webp" : form === "WAVE" ? "wav" : undefined;
  }
  if (head.startsWith("ID3") || /^\xff[\xe2-\xe7\xf2-\xf7\xfa\xfb]/.test(head)) return "mp3";
  return undefined;
}
