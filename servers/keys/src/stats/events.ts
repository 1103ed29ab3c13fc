/** What day totals tell: that the document was issued anew. How much came in is in the document, by the day. */
export type StatsEvent = { readonly event: "stats_issued" };
