/** The API described: OpenAPI 3.1 at /docs/json, a page to read at /docs. */
import {
  API_KEY_HEADER,
  type Document,
  type Download,
  type Endpoint,
  type Upload,
} from "@bluezone/contract/endpoint";
import { faultBody } from "@bluezone/contract/fault";
import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import type { FastifyInstance } from "fastify";
import {
  type FastifyZodOpenApiSchema,
  fastifyZodOpenApiPlugin,
  fastifyZodOpenApiTransformers,
} from "fastify-zod-openapi";
import { z } from "zod";

/** What the page says of the whole. */
export type About = { readonly title: string; readonly version: string; readonly description: string };

const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
  "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Describes all routes that are added after this. */
export async function describeApi(fastify: FastifyInstance, about: About): Promise<void> {
  await fastify.register(fastifyZodOpenApiPlugin);
  await fastify.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: about,
      components: {
        securitySchemes: {
          apiKey: { type: "apiKey", in: "header", name: API_KEY_HEADER },
          staff: { type: "apiKey", in: "cookie", name: "session" },
        },
      },
    },
    ...fastifyZodOpenApiTransformers,
  });
  await fastify.register(swaggerUi, {
    routePrefix: "/docs",
    staticCSP: PAGE_POLICY,
    // Without the bar that asks for the address of another description.
    theme: {
      title: about.title,
      css: [{ filename: "plain.css", content: ".swagger-ui .topbar { display: none }" }],
    },
    // Each endpoint shows its own shapes; a list of all would take the browser twice as long again as all the rest.
    uiConfig: { supportedSubmitMethods: [], defaultModelsExpandDepth: -1, docExpansion: "list" },
  });
}

/** An endpoint's description, from its schemas and fault codes. */
export function endpointSchema(endpoint: Endpoint): FastifyZodOpenApiSchema {
  return { ...described(endpoint), body: endpoint.request };
}

/** A description of an endpoint that takes a file: the bytes themselves are not described. */
export function uploadSchema(endpoint: Upload): FastifyZodOpenApiSchema {
  return described(endpoint);
}

function described(endpoint: Endpoint | Upload): FastifyZodOpenApiSchema {
  const statuses = Map.groupBy(Object.entries(endpoint.faults), ([, status]) => status);
  const failures = [...statuses].filter(([status]) => status !== 200);
  return {
    summary: endpoint.summary,
    ...(endpoint.audience === "open"
      ? {}
      : { security: [endpoint.audience === "staff" ? { staff: [] } : { apiKey: [] }] }),
    response: Object.fromEntries([
      [200, json("The answer.", endpoint.response)],
      ...failures.map(([status, faults]) => {
        const codes = faults.map(([code]) => code);
        return [status, json(codes.join(", "), failureShape(endpoint, codes))];
      }),
    ]),
  };
}

/** A description of a file for staff. */
export function downloadSchema(endpoint: Download): FastifyZodOpenApiSchema {
  return { summary: endpoint.summary, ...named(endpoint.path), security: [{ staff: [] }] };
}

function named(path: string): { params?: z.ZodObject } {
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name]) => [name, z.string()] as const);
  return names.length > 0 ? { params: z.object(Object.fromEntries(names)) } : {};
}

/** A document's description. */
export function documentSchema(document: Document): FastifyZodOpenApiSchema {
  return {
    summary: document.summary,
    ...named(document.path),
    response: {
      200: { description: "The document.", content: { [document.mediaType]: { schema: z.string() } } },
      304: { description: "The document is still the one that If-None-Match names." },
      404: { description: "There is no such document." },
    },
  };
}

const json = (description: string, schema: z.ZodType) => ({
  description,
  content: { "application/json": { schema } },
});

const shapes = new Map<string, z.ZodType>();

/** The family's published shape, with the codes that are possible: one schema for all endpoints that have the same. */
function failureShape({ family }: Pick<Endpoint, "family">, codes: readonly string[]): z.ZodType {
  const key = [family, ...codes].join(" ");
  const shape = shapes.get(key) ?? newShape(family, codes);
  shapes.set(key, shape);
  return shape;
}

function newShape(family: Endpoint["family"], codes: readonly string[]): z.ZodType {
  const code = z.enum(codes);
  const fields = Object.keys(faultBody(family, "x", "")).map((name) => [
    name,
    name === "error" ? z.string() : code,
  ]);
  return z.object({ ...Object.fromEntries(fields), padding: z.string().optional() });
}
