/**
 * Encrypts what a browser keeps of people: AES-256-GCM (NIST SP 800-38D) under a key that no script can read out and that is
 * drawn anew after it was forgotten. Decision record 0059 says what that keeps out and what it does not.
 */

/** A value that is encrypted. */
export type Sealed = { readonly iv: Uint8Array<ArrayBuffer>; readonly data: ArrayBuffer };

/** Where the key lies. */
export type KeyPlace = {
  read(): Promise<CryptoKey | undefined>;
  /** Keeps a key, unless there is one. */
  keep(key: CryptoKey): Promise<void>;
  forget(): Promise<void>;
};

/** Seals and opens values that JSON can say. */
export type Sealer = {
  seal(value: unknown): Promise<Sealed>;
  /** Undefined for what a forgotten key has sealed. */
  open(sealed: Sealed): Promise<unknown>;
  /** Nothing that was sealed can be opened any more. */
  forget(): Promise<void>;
};

const NAME = "AES-GCM";

/** One over a place for its key. */
export function createSealer(place: KeyPlace): Sealer {
  async function keyToSeal(): Promise<CryptoKey> {
    const there = await place.read();
    if (there) return there;
    await place.keep(
      await crypto.subtle.generateKey({ name: NAME, length: 256 }, false, ["encrypt", "decrypt"]),
    );
    const kept = await place.read();
    if (!kept) throw new RangeError("the key was not kept");
    return kept;
  }
  return {
    async seal(value) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const text = new TextEncoder().encode(JSON.stringify(value));
      return { iv, data: await crypto.subtle.encrypt({ name: NAME, iv }, await keyToSeal(), text) };
    },
    async open({ iv, data }) {
      const key = await place.read();
      if (!key) return undefined;
      try {
        const text = await crypto.subtle.decrypt({ name: NAME, iv }, key, data);
        return JSON.parse(new TextDecoder().decode(text)) as unknown;
      } catch {
        return undefined;
      }
    },
    forget: () => place.forget(),
  };
}
