/** What publishing tells: numbers only. */
export type PublishEvent =
  | {
      readonly event: "keys_published";
      readonly inserted: number;
      readonly revised: number;
      readonly dropped: number;
      /** Whether it is a publish that was answered before. */
      readonly repeated: boolean;
    }
  /** The same of a canary, whose uploads are nobody's. */
  | { readonly event: "canary_published"; readonly repeated: boolean };
