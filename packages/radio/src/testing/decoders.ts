/** Independent readers of HCI traffic: BlueZ's `btmon` and Wireshark's `tshark` read what we sent, as an oracle. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toHex } from "@bluezone/protocol/bytes";
import { btsnoop, type LoggedPacket } from "../hci/btsnoop.ts";

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
/** Under this line btmon names the request that is refused, which may be anything a stranger asked. */
const REFUSAL = "ATT: Error Response";
const complains = (line: string, i: number, lines: readonly string[]): boolean =>
  BTMON_COMPLAINS.test(line) && !VALUES.test(line) && !lines[i - 1]?.includes(REFUSAL);

/** What tshark need not know: the data behind a company id; and, when only sent packets are shown, that a link came to be. */
const NOT_ITS_BUSINESS = {
  "both ways": ["Undecoded"],
  sent: ["Undecoded", 'Frame is out of any "connection handle" session'],
} as const;
/**
 * A frame with an empty Read Blob Response, which is the answer to an offset at a value's very end (Core Specification 5.4, Vol 3,
 * Part F, §3.4.4.6); tshark 4.4 takes it for malformed.
 */
const EMPTY_BLOB = "0500010004000d";

/** Lets both read the packets, which went both ways or were only sent. Throws when one of them fails. */
export function readByOthers(
  packets: readonly LoggedPacket[],
  way: keyof typeof NOT_ITS_BUSINESS = "both ways",
): Verdict {
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
      const [number, malformed, messages = ""] = row.split("\t");
      if (toHex(packets[Number(number) - 1]!.packet).endsWith(EMPTY_BLOB)) return false;
      const known: readonly string[] = NOT_ITS_BUSINESS[way];
      return malformed || messages.split(",").some((one) => one !== "" && !known.includes(one));
    });
    return {
      btmon: monitor.filter((line) => /^[<>] (HCI|ACL)/.test(line)).length,
      tshark: rows.length,
      complaints: [
        ...monitor.filter(complains).map((line) => `btmon: ${line.trim()}`),
        ...shark.map((row) => `tshark: ${row}`),
      ],
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
