/** Runs on Hermes: two busy weeks of listening as objects, as a start held them once, and as what matching keeps of them. */
import { rowsOfPacked } from "@bluezone/device/heard-rows";
import { unpackHeard } from "@bluezone/device/packed-log";

declare const given: { readonly documents: readonly string[] };
declare const print: (text: string) => void;
declare const gc: () => void;
declare const HermesInternal: { getInstrumentedStats(): { readonly js_allocatedBytes: number } };

/** Bytes in use after a collection, without those of typed arrays, which stand beside the heap. */
function heap(): number {
  gc();
  return HermesInternal.getInstrumentedStats().js_allocatedBytes;
}

function measured(read: (packed: string) => unknown) {
  const before = heap();
  const began = Date.now();
  const held = given.documents.map((packed) => read(packed));
  const took = Date.now() - began;
  const beside = held.reduce<number>((sum, each) => sum + (each instanceof Uint8Array ? each.length : 0), 0);
  return { took, bytes: heap() - before + beside };
}

const names = measured((packed) => `heard/1/${packed.length}`);
const rows = measured(rowsOfPacked);
const objects = measured(unpackHeard);
print(JSON.stringify({ names, rows, objects }));
