/** What a compiler found, by place. */
import { resolve } from "node:path";

/** One error or warning. */
export interface Diagnostic {
  readonly file: string;
  readonly line: number;
  readonly kind: "error" | "warning";
  readonly says: string;
}

const LINE = /^(.+?):(\d+):\d+: (error|warning): (.*)$/;

/** All of a compiler's text, files with their whole paths. */
export const foundIn = (text: string): Diagnostic[] =>
  text.split("\n").flatMap((line) => {
    const [, file, at, kind, says] = LINE.exec(line) ?? [];
    return file === undefined
      ? []
      : [{ file: resolve(file), line: Number(at), kind: kind as Diagnostic["kind"], says: says! }];
  });

/** As a person reads it. */
export const shown = ({ file, line, says }: Diagnostic): string => `${file}:${line}: ${says}`;
