/** The document of a province (`@bluezone/policy/province`) as a schema, and the endpoint that tells a desk's page its own. */
import { type Province, provinceOf } from "@bluezone/policy/province";
import { z } from "zod";
import { staffRead } from "./staff/endpoint.ts";

const Name = z.string().trim().min(1).max(160);
const Code = (digits: number) =>
  z.string().regex(new RegExp(`^\\d{${digits}}$`), `a code of ${digits} digits`);
const days = { validFrom: z.iso.date().optional(), validTo: z.iso.date().optional() };
const province = {
  code: Code(2),
  kind: z.enum(["province", "municipality"]),
  name: Name,
  border: z.boolean(),
};
const Degree = z.number().min(-180).max(180);

/** How many points outlines of communes may have together: some 500 kB. Fewer are drawn sooner. */
export const MOST_OUTLINE_POINTS = 20_000;

const Point = z.tuple([Degree, Degree]);
const Rings = z.array(z.array(Point).min(4).max(5_000)).min(1).max(50);
const Outlines = z
  .object({
    type: z.literal("FeatureCollection"),
    features: z
      .array(
        z.object({
          type: z.literal("Feature"),
          properties: z.object({ code: Code(5) }),
          geometry: z.discriminatedUnion("type", [
            z.object({ type: z.literal("Polygon"), coordinates: Rings }),
            z.object({ type: z.literal("MultiPolygon"), coordinates: z.array(Rings).min(1).max(500) }),
          ]),
        }),
      )
      .min(1)
      .max(3_000),
  })
  .refine(
    ({ features }) =>
      features.reduce(
        (sum, { geometry }) => sum + geometry.coordinates.flat(geometry.type === "Polygon" ? 1 : 2).length,
        0,
      ) <= MOST_OUTLINE_POINTS,
    `more than ${MOST_OUTLINE_POINTS} points`,
  )
  .meta({ id: "Outlines" });

/** The form of a province's document. What its parts say of each other is looked at by `provinceOf`. */
const ProvinceDocument = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
    ...province,
    validFrom: z.iso.date(),
    validTo: z.iso.date().optional(),
    census: z.iso.date().optional(),
    casePrefix: z.string().regex(/^[A-Z]{1,6}$/),
    districtList: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
    names: z.strictObject({ committee: Name, health: Name, information: Name }),
    sources: z.array(z.string().max(300)).max(100),
    neighbours: z.array(z.strictObject(province)).max(20),
    hotlines: z
      .array(
        z.strictObject({
          number: z.string().regex(/^(\+84\d{9,10}|\d{3,10})$/),
          purpose: z.enum(["emergency", "health", "rumours"]),
          owner: z.strictObject({ vi: Name, en: Name }),
          source: z.string().max(300),
          ...days,
        }),
      )
      .max(100),
    districts: z
      .array(
        z.strictObject({
          code: Code(3),
          kind: z.enum(["city", "town", "district", "urban-district"]),
          name: Name,
          population: z.int().positive().optional(),
          border: z.boolean(),
          tile: z.tuple([z.int().min(0).max(30), z.int().min(0).max(30)]),
          ...days,
        }),
      )
      .max(200),
    communes: z
      .array(
        z.strictObject({
          code: Code(5),
          kind: z.enum(["ward", "township", "commune"]),
          name: Name,
          parent: z.string().regex(/^\d{2,3}$/),
          ...days,
        }),
      )
      .min(1)
      .max(3_000),
    outlines: z
      .record(
        Code(3),
        z
          .array(z.tuple([Degree, Degree]))
          .min(4)
          .max(2_000),
      )
      .optional(),
    communeOutlines: Outlines.optional(),
  })
  .meta({ id: "ProvinceDocument" });

/** A province from any JSON. Throws RangeError, one sentence that names the place in the document, when it is none. */
export function parseProvince(json: unknown): Province {
  const read = ProvinceDocument.safeParse(json);
  if (read.success) return provinceOf(read.data);
  const [issue] = read.error.issues;
  throw new RangeError(`${issue?.path.join(".") || "the document"}: ${issue?.message}`);
}

/** Outlines of the province's communes, for the page that draws them; null where the document has none. */
export const readOutlines = staffRead({
  path: "/api/province/outlines",
  summary: "Outlines of the province's communes as GeoJSON.",
  request: z.object({}),
  response: z.object({ outlines: Outlines.nullable() }),
});

/** The province that the desk is set up for, without outlines of communes, for everybody who is signed in. */
export const readProvince = staffRead({
  path: "/api/province/read",
  summary: "The province that the desk is set up for: its districts, communes, numbers and names.",
  request: z.object({}),
  response: z.object({ province: ProvinceDocument.omit({ communeOutlines: true }) }),
});
