/** A file as it may be kept: looked into, and freed of what cameras and programs write beside the thing itself. */
import type { FileKind } from "./file-kind.ts";
import { lookAtDocx } from "./look-at-docx.ts";
import { lookAtPdf } from "./look-at-pdf.ts";
import { stripJpeg } from "./strip-jpeg.ts";
import { stripMp3 } from "./strip-mp3.ts";
import { stripPng } from "./strip-png.ts";
import { stripWav } from "./strip-wav.ts";
import { stripWebp } from "./strip-webp.ts";

/** A letter is kept byte for byte once it was looked at: it is evidence. */
const whole = (look: (bytes: Uint8Array) => void) => (bytes: Uint8Array) => {
  look(bytes);
  return bytes;
};

const RULES: Readonly<Record<FileKind, (bytes: Uint8Array) => Uint8Array>> = {
  pdf: whole(lookAtPdf),
  docx: whole(lookAtDocx),
  jpg: stripJpeg,
  png: stripPng,
  webp: stripWebp,
  wav: stripWav,
  mp3: stripMp3,
};

/** The bytes to keep of a file of a kind. Throws a Fault of `FILE_FAULTS`. */
export const bareFile = (kind: FileKind, bytes: Uint8Array): Uint8Array => RULES[kind](bytes);
