/** What carries a digest: a server's way to send, seal and word it. */
import type { Phone } from "@bluezone/vietnamese/phone";

/** How much waits for somebody: kinds in their order, none of them with 0. */
export type DigestCounts = {
  readonly kinds: readonly { readonly kind: string; readonly count: number }[];
  /** How many of all are urgent or over their time. */
  readonly pressing: number;
};

/** Seals texts for one use each. What was sealed under a key that is gone opens to undefined. */
export type DigestSeal = {
  seal(use: string, text: string): Uint8Array;
  open(use: string, sealed: Uint8Array): string | undefined;
};

/** Which of the two texts a message is. */
export type DigestLabel = "digest" | "digestCode";

/** A server's part. `Sql` is where its statements run. */
export type Carrier<Sql> = {
  /** How many messages of both kinds leave on a day of Vietnam, of all people together; with 0 none is offered. */
  readonly most: number;
  seal(sql: Sql): Promise<DigestSeal>;
  /** Whether it left. */
  send(phone: Phone, label: DigestLabel, text: string): Promise<boolean>;
  digestText(counts: DigestCounts): string;
  codeText(code: string): string;
  /** Tells that the day's messages are used up. */
  usedUp(): void;
};
