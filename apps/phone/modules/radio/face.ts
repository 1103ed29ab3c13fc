/** The face of the native radio: what Kotlin and Swift fill in. Plain data only, as it crosses between native code and JavaScript. */

/**
 * Whether the radio works, and if not, why: switched off, permission refused, stopped by the system, able to listen but not to send
 * ("mute"), or not there at all ("absent").
 */
export type RadioCondition = "on" | "off" | "refused" | "stopped" | "mute" | "absent";

/** One identity and when it is on the air. Native code only looks up which one is due; it derives nothing. */
export interface ScheduledFrame {
  /** Monotonic milliseconds of this boot, from …, inclusive. */
  readonly from: number;
  /** … until, exclusive. After the last one the radio is silent by itself, also when JavaScript is dead. */
  readonly until: number;
  /** AD structures of the advert, up to 31 bytes. */
  readonly advert: Uint8Array;
  /** AD structures of the scan response, up to 31 bytes. */
  readonly scanResponse: Uint8Array;
}

/** One advert that came in. */
export interface HeardAdvert {
  /** Monotonic milliseconds of this boot. */
  readonly at: number;
  /** dBm as the radio reports it. */
  readonly rssi: number;
  /** The sender's radio address or, where the system hides it, an opaque stand-in for it, 6 bytes. */
  readonly address: Uint8Array;
  /** AD structures, up to 31 bytes. */
  readonly advert: Uint8Array;
  /** AD structures of the scan response that joined it, up to 31 bytes; null when there was none. */
  readonly scanResponse: Uint8Array | null;
}

/** What a resident allows. Location only where Android asks for it to scan (11 and older). */
export type PermissionName = "bluetooth" | "location" | "notifications" | "battery";

/**
 * "askable": the system would show its question; "blocked": it no longer does, only its settings help; "not-needed": this system
 * does not know the permission.
 */
export type PermissionStatus = "granted" | "askable" | "blocked" | "not-needed";

/** A notice of this phone to its resident. Its text may stand on a lock screen. */
interface LocalNotice {
  /** One notice a key: a newer one takes the place of the older. */
  readonly key: string;
  readonly title: string;
  readonly body: string;
}

/** The native radio. Calls without a promise return at once and never block on Bluetooth. */
export interface RadioFace {
  state(): RadioCondition;
  /** Calibrated transmit power in whole dBm, −50 … 20. */
  readonly txPower: number;
  /** The phone's maker and model as its system names them. */
  readonly maker: string;
  readonly model: string;
  /** Replaces the whole schedule, each frame under a new radio address; an empty one is silence. Takes effect at once. */
  schedule(frames: readonly ScheduledFrame[]): void;
  /** Starts one scan of so many milliseconds. */
  scan(window: number): void;
  /** What came in since the last call, oldest first; each advert once. */
  collect(): readonly HeardAdvert[];
  /** Milliseconds since the boot, the time asleep counted; never jumps. The clock of `schedule` and `collect`. */
  monotonic(): number;
  /** Opaque, new at every boot. */
  bootId(): string;
  /** Battery share 0–1; null when unknown. */
  batteryLevel(): number | null;
  permission(name: PermissionName): Promise<PermissionStatus>;
  /** Asks the resident where the system still lets us; resolves with what stands afterwards. */
  requestPermission(name: PermissionName): Promise<PermissionStatus>;
  /** Opens the system's own question to switch Bluetooth on, or its Bluetooth settings; false when it has neither. */
  openBluetooth(): Promise<boolean>;
  /** Posts a notice; does nothing when notices are not allowed. */
  notify(notice: LocalNotice): void;
}
