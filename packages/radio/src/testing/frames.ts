/**
 * Frames that our host sends in tests, kept for other readers: only where the environment names a folder for them, so that no test
 * is slower for it. Each process writes one file when it ends.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Instant } from "@bluezone/protocol/time";
import { btsnoop, type LoggedPacket } from "../hci/btsnoop.ts";

/** The variable that names the folder. */
export const FRAMES_FOLDER = "RADIO_FRAMES";

const folder = process.env[FRAMES_FOLDER];
const kept: LoggedPacket[] = [];
if (folder) process.once("exit", () => writeFileSync(join(folder, `${process.pid}.btsnoop`), btsnoop(kept)));

/** Keeps a frame that our host sent. */
export function keepFrame(packet: Uint8Array): void {
  if (folder) kept.push({ at: Instant(0), received: false, packet });
}

/** Lengths of a btsnoop file's head and of the head of each of its records, the length of the packet first. */
const [FILE_HEAD, RECORD_HEAD] = [16, 24];

/** The frames that processes kept in a folder, one file after another; no times are kept. */
export const keptFrames = (from: string): LoggedPacket[] =>
  readdirSync(from).flatMap((name) => {
    const file = readFileSync(join(from, name));
    const frames: LoggedPacket[] = [];
    for (let at = FILE_HEAD; at < file.length; ) {
      const end = at + RECORD_HEAD + file.readUInt32BE(at);
      const packet = new Uint8Array(file.subarray(at + RECORD_HEAD, end));
      frames.push({ at: Instant(0), received: false, packet });
      at = end;
    }
    return frames;
  });
