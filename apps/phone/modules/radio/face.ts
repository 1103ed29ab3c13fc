/**
 * The face of the native radio: what Kotlin and Swift fill in. Plain data only, as it crosses between native code and JavaScript.
 * What the radio does by itself is the engine of `@bluezone/radio/engine`; here is what it is handed and what it gives back.
 */

/**
 * Whether the radio works, and if not, why: switched off, permission refused, stopped by the system, not there at all ("absent"); or
 * on, and yet not heard ("mute": it cannot send, was not let again and again, or has no identity for now), not hearing ("deaf": no
 * scan stands though it was tried again and again), or neither ("failing").
 */
export type RadioCondition = "on" | "off" | "refused" | "stopped" | "mute" | "deaf" | "failing" | "absent";

/** What the radio is told once in each start of the app, before anything else. It is kept for starts without the app. */
export interface RadioSettings {
  /** Bluetooth company id of the deployment, 0 … 65535. */
  readonly companyId: number;
  /** Whether Apple devices behind are connected to, to see whether they are one of us. */
  readonly seekHidden: boolean;
  /** In which bit of Apple's overflow area iPhones hide our service, 0 … 127; left out while nobody has measured it: each of them may. */
  readonly overflowBit?: number;
}

/** When to scan, in milliseconds, with the figures of the signed configuration. Kept over restarts and boots. */
export interface ScanPlan {
  /** Length of one scan. */
  readonly window: number;
  /** From one scan's start to the next. */
  readonly steadyEvery: number;
  readonly nearEvery: number;
  /** How long somebody new makes it listen closely. */
  readonly nearFor: number;
  readonly lowEvery: number;
  /** Battery share below which scans are seldom, 0–1; above 1 they always are. */
  readonly lowBelow: number;
}

/** What one scan heard of one identity. */
interface HeardScan {
  /** The boot in which it was heard, as `bootId` named it then. */
  readonly boot: string;
  /** The wall clock when it was written down, Unix milliseconds; it may be wrong. */
  readonly wall: number;
  /** The first reading, monotonic milliseconds of that boot. */
  readonly at: number;
  /** How much listening the scan stands for, milliseconds. */
  readonly gap: number;
  /** Readings, 1 or more. */
  readonly count: number;
  /** dBm, not rounded. */
  readonly meanRssi: number;
  /** dBm, the loudest. */
  readonly bestRssi: number;
  /** The sender's radio address or, where the system hides it, an opaque stand-in for it, 6 bytes. */
  readonly address: Uint8Array;
  /** AD structures, up to 31 bytes; empty when the payload came over a link alone. */
  readonly advert: Uint8Array;
  /** AD structures of the scan response that joined it, up to 31 bytes; null when there was none. */
  readonly scanResponse: Uint8Array | null;
  /** The 20 bytes that these readings belong to, when the radio knows them; else null. */
  readonly payload: Uint8Array | null;
}

/** A piece of what was heard, in the order in which it was written down. */
export interface CollectedScans {
  /** Names the piece, also after a loss of the radio's store: another piece never has its name. Opaque. */
  readonly piece: string;
  /** 2,000 at most; empty when there are none. */
  readonly scans: readonly HeardScan[];
  /** Whether there are more after these already. */
  readonly more: boolean;
}

/**
 * What a resident allows. Location only where Android asks for it to scan (11 and older). "hibernation": that the permissions stay
 * however long nobody opens the app (Android 11 and newer take them after some months); like "battery" it is granted on a page of the
 * settings alone.
 */
export type PermissionName = "bluetooth" | "location" | "notifications" | "battery" | "hibernation";

/**
 * "askable": the system would show its question; "blocked": it no longer does, only its settings help; "not-needed": this system
 * does not know the permission.
 */
export type PermissionStatus = "granted" | "askable" | "blocked" | "not-needed";

/** A button under a notice. */
interface NoticeButton {
  /** Comes back in the tap. */
  readonly name: string;
  readonly title: string;
  /** Whether a tap brings the app to the front; else it is noted and the notice goes, also while JavaScript is dead. */
  readonly opens: boolean;
}

/** A notice of this phone to its resident. Its texts may stand on a lock screen. */
interface LocalNotice {
  /** One notice a key: a newer one takes the place of the older. */
  readonly key: string;
  readonly title: string;
  readonly body: string;
  /** Two at most. */
  readonly buttons: readonly NoticeButton[];
}

/** A tap on a notice. */
export interface NoticeTap {
  /** Of the notice. */
  readonly key: string;
  /** The name of the button; null: the notice itself, which opens the app. */
  readonly button: string | null;
  /** The wall clock at the tap, Unix milliseconds; it may be wrong. */
  readonly at: number;
}

/** What the lock screen says while the phone is on guard, in the resident's language: a title, and words before a time and a number. */
export interface GuardWords {
  readonly title: string;
  readonly since: string;
  readonly heard: string;
  /** On the link that ends it. */
  readonly stop: string;
}

/** Whether the phone is on guard. Unix milliseconds by its own wall clock, which may be wrong. */
interface Guarding {
  /** Whether the system has it (iOS 26) and the resident lets the app show it. */
  readonly can: boolean;
  /** Null while it is not. */
  readonly since: number | null;
  readonly until: number | null;
  /** Phones heard in the running ten minutes. */
  readonly heard: number;
  /** When the system ended the last one before its time; null when it did not. */
  readonly cutAt: number | null;
}

/**
 * "tapped": `taps` has something. "awake": the system lets the app run behind for a while, because of Bluetooth (iOS); JavaScript
 * does what is due and says `rested`. It comes 15 minutes after the last one at the earliest.
 */
type RadioEvent = "tapped" | "awake";

/** The native radio. Calls without a promise return at once and never block on Bluetooth. */
export interface RadioFace {
  state(): RadioCondition;
  /** How often things happened since the process began, by names of the platform's: scans, links, faults. Of nobody and no moment. */
  counts(): Readonly<Record<string, number>>;
  /** Calibrated transmit power in whole dBm, −50 … 20. */
  readonly txPower: number;
  /** The phone's maker and model as its system names them. */
  readonly maker: string;
  readonly model: string;
  settings(settings: RadioSettings): void;
  /**
   * Replaces the whole schedule: identities, and when each is on the air; native code only looks up which one is due and derives nothing.
   * A row an identity, one behind the other: name, from, until (8 bytes each, most significant first), AD structures of advert and scan
   * response (a byte of length in front, up to 31), payload (20 bytes). Bytes by themselves, since Expo gives Kotlin those of an object's
   * fields as a map. The name is the same for the same identity in a later schedule, and ascends in each. From (inclusive) and
   * until (exclusive) are monotonic milliseconds of this boot; in order, not overlapping, 72 hours at most. No bytes are silence, and
   * so is what comes after the last, also when JavaScript is dead. Takes effect at once, durably: it is encrypted at rest, goes on without
   * the app, and is void in another boot. An identity that is on the air and stands in the new schedule until the same moment goes on
   * without a seam; each other one comes under a new radio address. Throws for bytes that are no such table, with the code
   * ERR_NO_TABLE; then the schedule of before stays. Vectors: `vectors/radio/identity-table.json`.
   */
  schedule(table: Uint8Array): void;
  /** Scans by this plan from now on, also without the app and in later boots; null: does not listen at all. */
  plan(plan: ScanPlan | null): void;
  /**
   * The name of the identity that was on the air last, or could be read or written over a link; null when none ever was. Written
   * down before it goes on the air, and kept over schedules, restarts and boots.
   */
  aired(): number | null;
  /**
   * How much it has listened in all, milliseconds: a scan that ended stands for the time since the start of the one before, the first
   * after a break of more than 6 minutes (25 on Android, where one scan stands over the breaks) for its own length. Nothing counts in which
   * no scan stood. Never less than before, but for `forget`; kept over restarts and boots.
   */
  listened(): number;
  /**
   * The next piece of what was heard, of this boot and earlier ones. A piece whose name comes back as `taken` is deleted, and the
   * piece after it is given; as long as it does not come back, a piece is kept over restarts and boots and given again, perhaps longer and under
   * another name. A name that the radio does not know deletes nothing. What was not taken in 14 days, counted while the phone is on, is deleted by itself. `taken` is null before the first piece.
   */
  collect(taken: string | null): CollectedScans;
  /**
   * Which diagnosis keys were heard, with the system's AES and HMAC, off the JavaScript thread. Rows of `keys` and `seen` have 24
   * bytes: 16 of the key or identifier, then two unsigned 32-bit numbers, least significant byte first: of a key its first interval and how many
   * there are (1 … 144); of an identifier the intervals in which it was heard first and last. A row of the answer has three
   * such numbers: row of the key, interval, row of the identifier, in ascending order. An identifier matches up to `slack` intervals away
   * from where it was heard (`MatchKeys` of `@bluezone/protocol/match/match-columns`). Rejects when bytes do not fit.
   */
  match(keys: Uint8Array, seen: Uint8Array, slack: number): Promise<Uint8Array>;
  /** Silent, deaf, and nothing is kept: schedule, plan, what was heard, what was aired, how long it listened, taps, posted notices. At once. */
  forget(): void;
  /** Milliseconds since the boot, the time asleep counted; never jumps. The clock of `schedule` and `collect`. */
  monotonic(): number;
  /** Opaque, new at every boot. */
  bootId(): string;
  /** Battery share 0–1; null when unknown. */
  batteryLevel(): number | null;
  /**
   * Whether the system takes the network in use for one on which bytes cost nothing: Android's "not metered"; on iOS neither expensive
   * nor in Low Data Mode. False where there is no network, or nobody knows.
   */
  unmetered(): Promise<boolean>;
  permission(name: PermissionName): Promise<PermissionStatus>;
  /** Asks the resident where the system still lets us; resolves with what stands afterwards. */
  requestPermission(name: PermissionName): Promise<PermissionStatus>;
  /** Opens the system's own question to switch Bluetooth on, or its Bluetooth settings; false when it has neither. */
  openBluetooth(): Promise<boolean>;
  /** Opens the page on which this phone's maker lets apps run behind; false where none of those that are known is there. Android only. */
  openMakerPage(): Promise<boolean>;
  /** Posts a notice, also while the app is in front; does nothing when notices are not allowed. */
  notify(notice: LocalNotice): void;
  /** What was tapped and not given yet, oldest first; each is given once. The last 20 are kept, over restarts and boots. */
  taps(): readonly NoticeTap[];
  /** What was due after "awake" is done: the system may put the app to sleep. Does nothing at any other time. */
  rested(): void;
  /**
   * iOS alone, elsewhere it is not there. On guard for up to 8 hours from now on: the system shows it, and as long as it does the app listens
   * behind as in front. Only while the app is in front. False when it did not begin: no plan, no Bluetooth, or the system does not take it.
   */
  onGuard?(hours: number, words: GuardWords): boolean;
  endGuard?(): void;
  guarding?(): Guarding;
  addListener(event: RadioEvent, listener: () => void): { remove(): void };
}
