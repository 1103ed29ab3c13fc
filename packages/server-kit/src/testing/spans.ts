/** A tracer that keeps spans in memory: what an operator's SDK would be given. */
import { AsyncLocalStorage } from "node:async_hooks";
import {
  type Attributes,
  type Context,
  context,
  ROOT_CONTEXT,
  type Span,
  type SpanOptions,
  trace,
} from "@opentelemetry/api";

/** A span that has ended, and the name of the one that it is in. */
export type KeptSpan = {
  readonly name: string;
  readonly within: string | undefined;
  readonly attributes: Attributes;
  readonly failed: boolean;
};

/** Keeps spans of this process from now on, until it is told to stop. A file that calls it has a process of its own: it changes what is global. */
export function keepSpans(): { readonly spans: readonly KeptSpan[]; stop(): void } {
  const spans: KeptSpan[] = [];
  const names = new WeakMap<Span, string>();
  const storage = new AsyncLocalStorage<Context>();
  context.setGlobalContextManager({
    active: () => storage.getStore() ?? ROOT_CONTEXT,
    with: (given, work, self, ...args) => storage.run(given, () => work.call(self as never, ...args)),
    bind: (_, target) => target,
    enable() {
      return this;
    },
    disable() {
      return this;
    },
  });
  const start = (name: string, options: SpanOptions = {}): Span => {
    const above = trace.getSpan(context.active());
    const within = above && names.get(above);
    const attributes: Attributes = { ...options.attributes };
    let failed = false;
    const span = {
      setAttributes(more: Attributes) {
        Object.assign(attributes, more);
        return span;
      },
      setStatus() {
        failed = true;
        return span;
      },
      end: () => void spans.push({ name, within, attributes, failed }),
    } as unknown as Span;
    names.set(span, name);
    return span;
  };
  trace.setGlobalTracerProvider({
    getTracer: () => ({
      startSpan: start,
      startActiveSpan: ((name: string, options: SpanOptions, work: (span: Span) => unknown) => {
        const span = start(name, options);
        return context.with(trace.setSpan(context.active(), span), () => work(span));
      }) as never,
    }),
  });
  return {
    spans,
    stop() {
      trace.disable();
      context.disable();
    },
  };
}
