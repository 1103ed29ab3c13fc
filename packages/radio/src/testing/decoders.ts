/** Independent readers of HCI traffic: BlueZ's `btmon` and Wireshark's `tshark` read what we sent, as an oracle. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { btsnoop, type Passed } from "../hci/btsnoop.ts";

/** Which of them is not here. */
export const missingDecoders = (): string[] =>
  ["btmon", "tshark"].filter((program) => spawnSync("which", [program]).status !== 0);

function output(program: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: "utf8", maxBuffer: 1 << 30 });
  if (status !== 0) throw new Error(`${program} fails: ${stderr}`);
  return stdout;
}

/** What the readers make of packets. */
export interface Verdict {
  /** Packets that each of them counted. */
  readonly btmon: number;
  readonly tshark: number;
  /** What they complain about; nothing when they understand everything. */
  readonly complaints: readonly string[];
}

/** Words with which btmon says that it cannot read something. */
const BTMON_COMPLAINS = /invalid|malformed|unknown|too short|insufficient|packet size mismatch|extra data/i;
/** Lines of btmon that say so of a level, a status or an error code, which are what they are. */
const VALUES = /^\s*(RSSI|Status|TX power|Reason|Error):/;
/** The data behind a company id means nothing to Wireshark, and need not. */
const NOT_ITS_BUSINESS = "Undecoded";

/** Lets both read the packets. Throws when one of them fails. */
export function readByOthers(packets: readonly Passed[]): Verdict {
  const folder = mkdtempSync(join(tmpdir(), "bluezone-frames-"));
  try {
    const file = join(folder, "frames.btsnoop");
    writeFileSync(file, btsnoop(packets));
    const monitor = output("btmon", "-r", file).split("\n");
    const fields = ["-T", "fields", "-e", "frame.number", "-e", "_ws.malformed", "-e", "_ws.expert.message"];
    const rows = output("tshark", "-r", file, ...fields)
      .trim()
      .split("\n");
    const shark = rows.filter((row) => {
      const [, malformed, messages = ""] = row.split("\t");
      return malformed || messages.split(",").some((one) => one !== "" && one !== NOT_ITS_BUSINESS);
    });
    return {
      btmon: monitor.filter((line) => /^[<>] (HCI|ACL)/.test(line)).length,
      tshark: rows.length,
      complaints: [
        ...monitor
          .filter((line) => BTMON_COMPLAINS.test(line) && !VALUES.test(line))
          .map((line) => `btmon: ${line.trim()}`),
        ...shark.map((row) => `tshark: ${row}`),
      ],
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
