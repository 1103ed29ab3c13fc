/** What a screen is shown of the local page. */
import type { LocalDocument, ToldVenue } from "@bluezone/contract/rollout/local";
import type { HotlinesDocument } from "@bluezone/contract/signed";
import { fromUnixSeconds, type Instant } from "@bluezone/protocol/time";
import type { DocumentOf } from "../../storage.ts";

/** Which page is here. */
export interface LocalMark {
  readonly version: number;
  readonly issuedAt: Instant;
  /** It is no longer vouched for from then on: a newer one should have come. */
  readonly notAfter: Instant;
  /** When it came, or was last found to be the newest. */
  readonly at: Instant;
  /** Code of the district whose venues are here. */
  readonly venues: string | null;
}

/** What stands in the page. */
export interface LocalView {
  readonly document: LocalDocument;
  readonly venues: {
    readonly district: string;
    readonly at: Instant;
    readonly list: readonly ToldVenue[];
  } | null;
}

/** Null while none has come. */
export const localMark = ({ document, at, venues }: DocumentOf<"local">): LocalMark | null =>
  document && {
    version: document.version,
    issuedAt: fromUnixSeconds(document.issuedAt),
    notAfter: fromUnixSeconds(document.notAfter),
    at: at ?? fromUnixSeconds(document.issuedAt),
    venues: venues?.file.district ?? null,
  };

/** Null while none has come. */
export const localView = ({ document, venues }: DocumentOf<"local">): LocalView | null =>
  document && {
    document,
    venues: venues && { district: venues.file.district, at: venues.at, list: venues.file.venues },
  };

/** The page's numbers to call, in the form of the signed list that takes their place where there is one. */
export const pageHotlines = ({ document }: DocumentOf<"local">): HotlinesDocument["hotlines"] =>
  (document?.hotlines ?? []).map(({ number, owner, validFrom, validTo }) => ({
    number,
    owner,
    validFrom,
    ...(validTo === null ? {} : { validTo }),
  }));
