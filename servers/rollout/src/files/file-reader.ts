/** Who looks at files: a thread beside the server, so that no file holds up anybody but who brought it. */
import { Seconds } from "@bluezone/protocol/time";
import { AsideLimit, type AsideLimits, createAside } from "@bluezone/server-kit/files/aside";
import { createTurns } from "@bluezone/server-kit/limits/turns";
import type { FileKind } from "./file-kind.ts";
import { refusal } from "./refusal.ts";

/** What is looked at. */
export type BroughtFile = { readonly kind: FileKind; readonly bytes: Uint8Array };

/** Looks at files, one after another; everybody who brings some has one file in that line, and waits with the others. */
export type FileReader = {
  /** The bytes to keep, as `bareFile` has them. Throws a Fault of `FILE_FAULTS`. @param by who brings it. */
  bare(brought: BroughtFile, by: string): Promise<Uint8Array>;
  close(): Promise<void>;
};

/** The longest file takes a second or two; one that takes more asks for work that no file is worth. */
const LIMITS: AsideLimits = { time: Seconds(20), megabytes: 512 };
/** How many more files of one person wait while one of theirs is looked at. */
const MOST_WAITING = 2;
const PROGRAM = new URL("./file-thread.ts", import.meta.url);

/** A reader whose thread is begun with the first file. A file that meets a limit of time or memory is refused as `file_bomb`. */
export function threadReader(limits = LIMITS): FileReader {
  const aside = createAside<BroughtFile>(PROGRAM, limits);
  const ofOne = createTurns(MOST_WAITING);
  return {
    close: aside.close,
    async bare(brought, by) {
      const turn = ofOne(by, () => aside.run(brought));
      if (!turn) throw refusal("files_waiting");
      try {
        return await turn;
      } catch (error) {
        throw error instanceof AsideLimit ? refusal("file_bomb") : error;
      }
    },
  };
}
