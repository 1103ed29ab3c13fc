/** The two languages of every screen. Vietnamese comes first; others join when their catalog is whole. */
export type Locale = "vi" | "en";
