/** All that a phone asks of the world, on one screen. Each port has a memory, a silent and a failing double in `doubles/`. */
import type { Transport } from "@bluezone/contract/client";
import type { Calibration } from "@bluezone/protocol/air/calibration";
import type { Unpacking } from "@bluezone/protocol/export/unpacking";
import type { KeyColumns, Match, SeenColumns } from "@bluezone/protocol/match/match-columns";
import type { Duration, Instant } from "@bluezone/protocol/time";
import type { LonePart } from "./alone.ts";
import type { PhoneEvent } from "./event.ts";
import type { GuardPort } from "./guarding.ts";
import type { Timer } from "./timer.ts";

/** The phone's clocks. The wall clock may be wrong or set by hand; the monotonic one counts from the boot and never jumps. */
export interface Clock {
  wall(): Instant;
  monotonic(): Duration;
  /** Opaque, new at every boot. */
  bootId(): string;
}

/** A cryptographic source of random bytes. */
export interface Random {
  bytes(n: number): Uint8Array;
}

/**
 * Whether the radio works, and if not, why. Not on: switched off, permission refused, the app was stopped by the system, or there is
 * no radio at all, as in a browser (`absent`). On, and this phone is not heard (`mute`: it has nothing to send with, its advert does
 * not stand, or no identity covers now), does not hear (`deaf`), or neither (`failing`).
 */
export type RadioState = "on" | "off" | "refused" | "stopped" | "mute" | "deaf" | "failing" | "absent";

/** One advert that came in. */
export interface HeardAdvert {
  /** Monotonic time of this boot. */
  readonly at: Duration;
  /** dBm, as the radio reports it. */
  readonly rssi: number;
  /** The sender's radio address, 6 bytes; only used to join an advert with its scan response. */
  readonly address: Uint8Array;
  /** Raw AD structures, up to 31 bytes. */
  readonly advert: Uint8Array;
  readonly scanResponse: Uint8Array | null;
}

/** One identity on the air. */
export interface Frame {
  readonly advert: Uint8Array;
  readonly scanResponse: Uint8Array;
  /** Monotonic time of this boot at which the radio falls silent by itself, also when the engine no longer runs. */
  readonly until: Duration;
}

/** What is known of a radio, however it is run. */
interface AnyRadio {
  state(): RadioState;
  /** Calibrated transmit power that the payload's metadata declares, whole dBm, −50 … 20. */
  readonly txPower: number;
  /** Model name for the calibration table. */
  readonly model: string;
  /** What the table says of this model. Without it nothing is corrected and little is certain. */
  readonly calibration?: Calibration;
}

/** A radio that does what it is told as long as the engine runs. Nothing here blocks: a scan is started, what it heard is collected later. */
export interface DrivenRadio extends AnyRadio {
  /** Replaces what is broadcast, under a new radio address; null is silence. Takes effect at once. */
  broadcast(frame: Frame | null): void;
  /** Starts one scan of this length. */
  scan(window: Duration): void;
  /** What came in since the last call. */
  collect(): readonly HeardAdvert[];
  readonly alone?: never;
  readonly guard?: never;
}

/** A radio that goes on while the engine is dead: it is handed what it needs, and asked what came of it (decision record 0032). */
export interface LoneRadio extends AnyRadio {
  readonly alone: LonePart;
  /** Where the system may have Guard mode. */
  readonly guard?: GuardPort;
}

/** Bluetooth. */
export type Radio = DrivenRadio | LoneRadio;

/**
 * Which diagnosis keys were heard, by something faster than this engine (`MatchKeys`): it is given what was heard once, and then the keys
 * of one file after another. When it rejects, the engine does it itself.
 */
export type Matcher = (seen: SeenColumns, slack: number) => (keys: KeyColumns) => Promise<Match[]>;

/** Battery share, 0–1, when known. */
export interface Battery {
  level(): number | undefined;
}

/** A key-value store of JSON documents. A commit is atomic and durable: all of it or nothing. */
export interface Store {
  /** Undefined when there is none; null when it is there and cannot be decoded: the phone then says that data is damaged. */
  get(name: string): Promise<unknown>;
  /** Names that start with a prefix, sorted. */
  names(prefix: string): Promise<readonly string[]>;
  /** Writes values; undefined removes. */
  commit(changes: Readonly<Record<string, unknown>>): Promise<void>;
  /** Removes everything, unrecoverably. */
  wipe(): Promise<void>;
}

/** What a notice of the phone to its resident is about. */
export type NoticeSubject =
  | { readonly is: "attention" }
  | { readonly is: "unfinished-share" }
  /** Bluetooth is on, and this phone is not heard, does not hear, or neither. */
  | { readonly is: "radio-failing"; readonly why: "mute" | "deaf" | "failing"; readonly since: Instant }
  /** The radio is silent although it is wanted. */
  | { readonly is: "bluetooth-off"; readonly since: Instant; readonly workedToday: Duration };

/** Local notices. A text on a lock screen never holds a health word. */
export interface Notifier {
  notify(told: NoticeSubject): void;
}

/** Where the servers are, and the way to them. */
export interface Servers {
  readonly keysUrl: string;
  readonly healthUrl: string;
  /** Device key for the health server. */
  readonly healthApiKey: string;
  /** The server that tells what is new in the province and takes the weekly figure; without it there is neither. */
  readonly rolloutUrl?: string;
  readonly transport: Transport;
}

/** What the system says of the network in use. */
export interface Unmetered {
  /** Whether bytes cost nothing, as on Wi-Fi. It may reject, and may never answer. */
  says(): Promise<boolean>;
  /** By which the engine ends its wait for that. */
  readonly timer: Pick<Timer, "after">;
}

/** Everything together. */
export interface Ports {
  readonly clock: Clock;
  readonly random: Random;
  readonly radio: Radio;
  readonly battery: Battery;
  readonly store: Store;
  readonly notifier: Notifier;
  readonly servers: Servers;
  readonly matcher?: Matcher;
  /** Left out where nobody knows what bytes cost: then every shard is read. */
  readonly unmetered?: Unmetered;
  /** Unpacks and hashes export files faster than the engine's own code, which does it where this is absent or fails. */
  readonly unpacking?: Unpacking;
  /** Told of what happens, for a town or a test to show; a resident's phone tells nobody. */
  readonly tell?: (event: PhoneEvent) => void;
}
