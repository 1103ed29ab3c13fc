/**
 * Spans for whoever looks how long something takes, by `@opentelemetry/api` alone: without an SDK, which an operator loads with
 * `--import`, nothing is made and nothing is sent. A span has the name and the fields of an event, under the same types:
 * nothing that came from a request can be in it. That a span is there also says when: nothing that a person does has one
 * that cover traffic has not (record 0079).
 */
import { type Attributes, type Span, SpanStatusCode, trace } from "@opentelemetry/api";
import { Defect } from "./defect.ts";
import type { AnyEvent, Telling } from "./events.ts";

/** Does the work within a span, which the spans of work within it belong to. What it throws goes on; the span says its kind and place. */
export function traced<const E extends Telling<E>, T>(event: E, work: () => Promise<T>): Promise<T> {
  const { event: name, ...fields } = event as AnyEvent;
  return trace
    .getTracer("bluezone")
    .startActiveSpan(name, { attributes: fields as Attributes }, (span) => finished(span, work));
}

async function finished<T>(span: Span, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    span.setAttributes(Defect(error));
    span.setStatus({ code: SpanStatusCode.ERROR });
    throw error;
  } finally {
    span.end();
  }
}
