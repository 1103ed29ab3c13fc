/** Only here: files on OpenStack Swift, a second store of another make, which lists late and takes no conditional write. */
import { noSwift, startSwift } from "@bluezone/server-kit/testing/swift";
import { onAStore } from "./on-a-store.ts";

onAStore("Swift", { skip: noSwift, start: startSwift, conditional: 501 });
