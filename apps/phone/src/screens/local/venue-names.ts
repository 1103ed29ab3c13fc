/** The kinds of venues and ways of paying that the catalogs have words for. */

/** Kinds, as the province's register names them. */
export const KINDS = ["market", "supermarket", "shop", "restaurant", "pharmacy", "service", "other"] as const;
/** Ways of paying without cash. */
export const PAYMENTS = ["bank", "qr", "wallet", "card"] as const;
