/** A phone that can be made to show any of the samples, by the menu or by its page's address: `?state=bluetooth-off`. */
import type { PhoneHandle } from "@bluezone/device/handle";
import { localViewSample } from "@bluezone/device/local-sample";
import { SAMPLES } from "@bluezone/device/samples";
import { type Forcible, forcible } from "./forcible.ts";

/** The name in the address; none on a phone, which has no address. */
function named(): string | null {
  const search = (globalThis as { readonly location?: { readonly search?: string } }).location?.search;
  return search ? new URLSearchParams(search).get("state") : null;
}

/**
 * Wraps a phone. Only through `withDemo`, so that no release holds the samples. A page's console may force a state too, by
 * `bluezoneDemo.force("offline")`: pictures and tests go through all of them without loading the page anew.
 */
export function demoHandle(handle: PhoneHandle): Forcible {
  const demo = forcible(handle, SAMPLES, named(), {
    local: (state) => (state.local === null ? null : localViewSample(state.now)),
  });
  Object.assign(globalThis, { bluezoneDemo: demo });
  return demo;
}
