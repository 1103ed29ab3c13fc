/** Only here: files on Ceph, the store that we measure others by, with a real cluster of Debian's programs. */
import { noCeph, startCeph } from "@bluezone/server-kit/testing/ceph";
import { onAStore } from "./on-a-store.ts";

onAStore("Ceph", { skip: noCeph, start: startCeph, conditional: 412 });
