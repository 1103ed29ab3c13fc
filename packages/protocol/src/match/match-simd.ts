/**
 * Which diagnosis keys were heard, with 128 keys' intervals derived at once by a WebAssembly kernel (its source is in ../asm). Works as
 * `match-kernel` does: covered intervals, 32-bit tags, a bitmap, whole comparison by the reference. Memory beside the
 * columns and their index is the same for any number of keys: under one and a half megabytes.
 */
import { fromBase64 } from "../bytes.ts";
import {
  checkColumns,
  type KeyColumns,
  type KeyMatcher,
  type Match,
  type MatchKeys,
  NO_KEYS,
  type SeenColumns,
} from "./match-columns.ts";
import { confirming } from "./match-confirm.ts";
import { type Coverage, coverage, eachCovered } from "./match-coverage.ts";
import { addRun, haveRoom, longestFirst, runs } from "./match-runs.ts";
import { MATCH_SIMD_WASM } from "./match-simd-wasm.ts";
import { type RpiIndex, rpiIndex } from "./rpi-index.ts";

/** Keys whose identifiers are derived at once. */
const LANES = 128;
const RUNS = 8192;

/** Where `asm/match.ts` takes and gives, in bytes; what each place holds is said there. */
interface Kernel {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly CHUNK: { readonly value: number };
  readonly LOW_BITMAP: { readonly value: number };
  readonly HIGH_BITMAP: { readonly value: number };
  readonly TEKS: { readonly value: number };
  readonly RPI_KEYS: { readonly value: number };
  readonly LANES: { readonly value: number };
  readonly CANDIDATES: { readonly value: number };
  rpiKeys(n: number): void;
  candidates(intervals: number, bits: number): number;
}

/** What is used of WebAssembly, which TypeScript knows only as a part of browsers. */
interface Engine {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
}

/** The kernel, or nothing: no WebAssembly (Hermes), none with vectors, or none that a page's policy allows. */
function kernel(): Kernel | undefined {
  const engine = (globalThis as { WebAssembly?: Engine }).WebAssembly;
  if (!engine) return undefined;
  try {
    return new engine.Instance(new engine.Module(fromBase64(MATCH_SIMD_WASM))).exports as Kernel;
  } catch {
    return undefined;
  }
}

/** A matcher as `matchKeys` of `match` with a kernel and memory of its own; nothing where the engine cannot run it. */
export function simdMatcher(): MatchKeys | undefined {
  const byKeys = simdKeyMatcher();
  return byKeys && ((keys, seen, slack) => byKeys(seen, slack)(keys));
}

/** The same with the index of what was heard built once for all keys. */
export function simdKeyMatcher(): KeyMatcher | undefined {
  const found = kernel();
  return (
    found &&
    ((seen, slack) => {
      checkColumns(NO_KEYS, seen, slack);
      const covered = coverage(seen, slack);
      const index = rpiIndex(seen.rpis);
      return (keys) => {
        checkColumns(keys, seen, slack);
        return match(found, keys, seen, slack, covered, index);
      };
    })
  );
}

function match(
  kernel: Kernel,
  keys: KeyColumns,
  seen: SeenColumns,
  slack: number,
  covered: Coverage,
  index: RpiIndex,
): Match[] {
  const matches: Match[] = [];
  const confirm = confirming(keys, seen, slack, index, matches);

  const bytes = new Uint8Array(kernel.memory.buffer);
  const words = new Uint32Array(kernel.memory.buffer);
  const chunk = kernel.CHUNK.value;
  const [teks, rpiKeys, lanes, candidates] = [
    kernel.TEKS.value,
    kernel.RPI_KEYS.value / 4,
    kernel.LANES.value / 4,
    kernel.CANDIDATES.value / 4,
  ];
  words.set(index.low, kernel.LOW_BITMAP.value / 4);
  words.set(index.high, kernel.HIGH_BITMAP.value / 4);

  /** Rows of the keys gathered, by their place. */
  const gathered = new Uint32Array(chunk);
  const todo = runs(RUNS);
  let places = 0;

  /** Derives runs of `order` from `at` on, as many as there are lanes, and confirms what may match. */
  function work(order: Uint16Array, at: number): void {
    const used = Math.min(LANES, order.length - at);
    for (let lane = 0; lane < used; lane++) {
      const run = order[at + lane]!;
      for (let word = 0; word < 4; word++)
        words[lanes + LANES * word + lane] = words[rpiKeys + chunk * word + todo.places[run]!]!;
      words[lanes + LANES * 4 + lane] = todo.from[run]!;
    }
    const n = kernel.candidates(todo.lengths[order[at]!]!, index.bits);
    for (let i = 0; i < n; i++) {
      const place = words[candidates + 2 * i + 1]!;
      const [lane, interval] = [place % LANES, Math.floor(place / LANES)];
      // Lanes without a run, and those whose run is over, go on with the others.
      const run = order[at + lane];
      if (run !== undefined && interval < todo.lengths[run]!)
        confirm(gathered[todo.places[run]!]!, todo.from[run]! + interval, words[candidates + 2 * i]!);
    }
  }

  function workAll(): void {
    kernel.rpiKeys(places);
    const order = longestFirst(todo);
    for (let at = 0; at < order.length; at += LANES) work(order, at);
    places = 0;
    todo.size = 0;
  }

  const add = (from: number, to: number): void => addRun(todo, places, from, to - from + 1);
  for (let keyIndex = 0; keyIndex < keys.starts.length; keyIndex++) {
    if (places === chunk || !haveRoom(todo)) workAll();
    const start = keys.starts[keyIndex]!;
    const before = todo.size;
    eachCovered(covered, start, start + keys.periods[keyIndex]! - 1, add);
    if (todo.size === before) continue;
    for (let i = 0; i < 16; i++) bytes[teks + 16 * places + i] = keys.keys[16 * keyIndex + i]!;
    gathered[places] = keyIndex;
    places += 1;
  }
  workAll();
  return matches.sort((a, b) => a.keyIndex - b.keyIndex || a.enin - b.enin || a.rpiIndex - b.rpiIndex);
}
