/** The sound of packages, kept in the browser's cache under its sum: played also without a network. */
import type { StationPackage } from "./day.ts";

const NAME = "bluezone-station-sound";
const keyOf = (sum: string): string => `/desk/station-sound/${sum}`;

/** Sounds by their sum. Without a secure address browsers have no cache: then nothing is kept and the page says so. */
export type Sounds = {
  /** Fetches what is not there yet and drops what no package has any more; tells whether something changed. */
  gather(packages: readonly StationPackage[]): Promise<boolean>;
  /** An address that an audio element can play, or nothing. */
  play(sum: string): string | undefined;
};

async function sumOf(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The browser's own. */
export function browserSounds(): Sounds {
  const addresses = new Map<string, string>();
  return {
    play: (sum) => addresses.get(sum),
    async gather(packages) {
      if (!("caches" in globalThis)) return false;
      const cache = await caches.open(NAME);
      let changed = false;
      const wanted = new Map(
        packages.flatMap(({ sound, soundChecksum }) =>
          sound !== null && soundChecksum !== null ? [[soundChecksum, sound] as const] : [],
        ),
      );
      for (const [sum, path] of wanted) {
        if (addresses.has(sum)) continue;
        const kept = (await cache.match(keyOf(sum))) ?? (await fetchSound(path, sum, cache));
        if (!kept) continue;
        addresses.set(sum, URL.createObjectURL(await kept.blob()));
        changed = true;
      }
      for (const request of await cache.keys())
        if (![...wanted.keys()].some((sum) => request.url.endsWith(keyOf(sum)))) await cache.delete(request);
      return changed;
    },
  };
}

/** Keeps a sound only when its bytes have the sum that the server told: half a file is never played. */
async function fetchSound(path: string, sum: string, cache: Cache): Promise<Response | undefined> {
  const answer = await fetch(path, { credentials: "same-origin" }).catch(() => undefined);
  if (!answer?.ok) return undefined;
  const bytes = await answer.arrayBuffer();
  if ((await sumOf(bytes)) !== sum) return undefined;
  const type = answer.headers.get("content-type") ?? "audio/mpeg";
  await cache.put(keyOf(sum), new Response(bytes, { headers: { "content-type": type } }));
  return new Response(bytes, { headers: { "content-type": type } });
}
