/** A database in this process has ended, as a full disk ends it: nothing is read or written any more before a new start. */
import { statfs } from "node:fs/promises";
import { StartError } from "../start/start-error.ts";

/** PostgreSQL's code for a server that has gone down: whoever asks may ask again later. */
const CRASHED = "57P02";

/** Said to the operator, and thrown by each call from then on. */
export class DatabaseEnded extends StartError {
  override readonly name = "DatabaseEnded";
  readonly code = CRASHED;
  /** @param panic what PostgreSQL said last; its code is told, its message is not. */
  constructor(folder: string, panic: unknown) {
    super(
      `The database in ${folder} has ended (${(panic as { readonly code?: unknown }).code}), as it does when its disk is full: make room there, and start the server again unless it does so by itself; all that was acknowledged is there.`,
      { cause: panic },
    );
  }
}

/** What a start writes before anything else, and as much again: a piece of PostgreSQL's log has 16 MiB. */
const ROOM = 32 * 1_048_576;

/** Whether the disk below a folder has too little room for a database to start. */
export async function isFull(folder: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize < ROOM;
}
