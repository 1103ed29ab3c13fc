/** One's own digest, as the server shows it. */
import type { DigestEndpoints } from "@bluezone/contract/digest";
import type { ResponseOf } from "@bluezone/contract/endpoint";

/** Asked for; perhaps not confirmed yet. */
export type Digest = NonNullable<ResponseOf<DigestEndpoints["readDigest"]>["digest"]>;
