/**
 * What a server tells: typed events, never log strings. The types let nothing through that could come from a
 * request: numbers, booleans, words of closed sets, and names that the code itself gives.
 */

declare const brand: unique symbol;

/** A word that the code itself chose: the name of a route, a job, a kind of defect. */
export type Name = string & { readonly [brand]: "Name" };

/**
 * A name for events, from a constant of the code: lower- and upper-case letters, digits and `. / : _ * -`, 1 to 80 of them.
 * Throws RangeError otherwise. Never make one from anything that was received.
 */
export function Name(text: string): Name {
  if (!/^[A-Za-z0-9./:_*-]{1,80}$/.test(text))
    throw new RangeError("a name has 1 to 80 letters, digits and . / : _ * -");
  return text as Name;
}

/** A field's type when it may be told, else `never`. `Record<string, …>` accepts `{}`; a record of closed words does not. */
type Tellable<V> = V extends number | boolean | Name | undefined
  ? V
  : V extends string
    ? // biome-ignore lint/complexity/noBannedTypes: `{}` is the very type that tells open sets of words from closed ones.
      {} extends Record<V, 1>
      ? never
      : V
    : never;

/** Holds for a union of events whose fields may all be told. Every event has its own word in `event`. */
export type Telling<E> = { readonly [K in keyof E]: Tellable<E[K]> } & { readonly event: string };

/** A sink for events of the union `E`. It never throws and never blocks. */
export type Events<E extends Telling<E>> = { emit(event: E): void };

/** Any event, once its union has been checked: what sinks read. */
export type AnyEvent = {
  readonly event: string;
  readonly [field: string]: string | number | boolean | undefined;
};

/** A sink for events of every union; only these may be given where some `Events<E>` is wanted. */
export type EventSink = { emit(event: AnyEvent): void };

/** Every event goes to every sink, in order. */
export function allOf(...sinks: readonly EventSink[]): EventSink {
  return {
    emit(event) {
      for (const sink of sinks) sink.emit(event);
    },
  };
}
